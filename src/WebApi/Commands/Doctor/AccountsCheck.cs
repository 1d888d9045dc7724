using System.Data.Common;
using OrgChart.Application.Operations;
using OrgChart.Domain.Users;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether somebody can administer the server.</summary>
internal sealed class AccountsCheck : ICheck
{
    public string Name => "accounts";

    public async Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            if (await DatabaseCheck.WhyNotAskedAsync(services, cancellationToken) is { } why) return Finding.Skipped(why);
            return await services.GetRequiredService<IUserRepository>().CountOtherAdministratorsAsync(but: null, cancellationToken) switch
            {
                0 => Finding.Warning("Nobody is an administrator.", "Run: orgchart create-user --email YOU@EXAMPLE --role admin"),
                1 => Finding.Ok("There is an administrator."),
                var many => Finding.Ok($"There are {many} administrators."),
            };
        }
        catch (Exception exception) when (exception is DbException or OperationRefusedException || services.GetRequiredService<IDatabaseFaults>().Diagnose(exception) != DatabaseFault.None)
        {
            return Finding.Skipped("The database cannot tell.");
        }
    }
}
