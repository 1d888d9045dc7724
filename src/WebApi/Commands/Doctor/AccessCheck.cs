using Microsoft.Extensions.Options;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>What strangers see.</summary>
internal sealed class AccessCheck : ICheck
{
    public string Name => "access";

    public Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var access = services.GetRequiredService<IOptions<AccessOptions>>().Value;
        return Task.FromResult(access switch
        {
            { AnonymousRead: true, AnonymousContactData: true } => Finding.Warning(
                "Everybody who reaches the server sees telephone numbers, e-mail addresses and places of work.", "If that is not wanted: Access:AnonymousContactData=false"),
            { AnonymousRead: true } => Finding.Ok("Units, names and titles can be read without signing in; contact data cannot."),
            _ => Finding.Ok("Nothing can be read without signing in."),
        });
    }
}
