using MediatR;
using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary>What a verb needs to send requests to the use cases: the same configuration and services as the server, without HTTP.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly AsyncServiceScope scope;

    private VerbHost(IHost host)
    {
        this.host = host;
        scope = host.Services.CreateAsyncScope();
    }

    /// <summary>The tables.</summary>
    public ISchema Schema => scope.ServiceProvider.GetRequiredService<ISchema>();

    /// <summary>Takes a database to another place.</summary>
    public IDatabaseCopy Copy => scope.ServiceProvider.GetRequiredService<IDatabaseCopy>();

    /// <summary>The database's copies in files.</summary>
    public IDatabaseBackups Backups => scope.ServiceProvider.GetRequiredService<IDatabaseBackups>();

    /// <summary>Builds the services.</summary>
    /// <param name="settings">Settings of the command line.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static VerbHost Create(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddOrgChartSources(settings);
        builder.Services.AddOrgChart(builder.Configuration).AddScoped<ICaller, OperatorCaller>();
        builder.Logging.AddOrgChartLog(builder.Configuration);
        var built = builder.Build();
        built.Services.GetRequiredService<IStartupValidator>().Validate();
        return new VerbHost(built);
    }

    /// <summary>Sends a request to its use case, on a database that can be worked with.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await Schema.EnsureReadyAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        host.Dispose();
    }
}
