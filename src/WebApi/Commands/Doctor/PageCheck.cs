using OrgChart.WebApi.Page;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether this build has the page people use.</summary>
internal sealed class PageCheck : ICheck
{
    public string Name => "page";

    public Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.FromResult(
        services.GetRequiredService<PageFiles>().AreThere
            ? Finding.Ok("This build has the page people use.")
            : Finding.Warning("This build has no page for people: / leads to the API page.", "Install Node.js 20.19 or later with npm, and build again."));
}
