using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using OrgChart.Application.Operations;

namespace OrgChart.WebApi.Guards;

/// <summary>Takes the sender's address and scheme from the headers <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, if a proxy of the configuration sent them.</summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        // ASP.NET Core would then believe everybody.
        if (configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            throw new OperationRefusedException("ASPNETCORE_FORWARDEDHEADERS_ENABLED makes the server believe any sender's X-Forwarded-For. Unset it, and name the proxies in Proxies:Known.");
        return services;
    }

    public static void UseProxies(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (options.Known.Count == 0) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = options.Hops };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var known in options.Known)
            if (IPAddress.TryParse(known, out var address)) forwarded.KnownProxies.Add(address);
            else forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
        app.UseForwardedHeaders(forwarded);
    }
}
