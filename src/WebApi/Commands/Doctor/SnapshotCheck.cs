using System.Data.Common;
using System.Globalization;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether the directory can be read into memory, as a server does at its start.</summary>
internal sealed class SnapshotCheck : ICheck
{
    public string Name => "directory";

    public async Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (directory, time) = (services.GetRequiredService<IDirectory>(), services.GetRequiredService<TimeProvider>());
        var start = time.GetTimestamp();
        try
        {
            if (await DatabaseCheck.WhyNotAskedAsync(services, cancellationToken) is { } why) return Finding.Skipped(why);
            start = time.GetTimestamp();
            await directory.LoadAsync(cancellationToken);
        }
        catch (InvalidDataException wrong)
        {
            return Finding.Failure(wrong.Message, "Somebody changed the tables past OrgChart. Put a backup back with orgchart restore, or mend org_units.parent_id.");
        }
        catch (Exception exception) when (exception is DbException or OperationRefusedException)
        {
            return Finding.Failure($"The directory cannot be read: {exception.Message}", "See what is said of the database.");
        }

        var departments = directory.Current.Departments(new PageRequest(0, int.MaxValue), new Translation(Language.English)).Items;
        if (departments.Count == 0) return Finding.Warning("The directory is empty.", "Load one with orgchart import FILE, or the demo organisation with ./run.");
        return Finding.Ok(string.Create(
            CultureInfo.InvariantCulture,
            $"Revision {directory.Current.Revision}: {departments.Sum(one => one.UnitCount):N0} units, {departments.Sum(one => one.EmployeeCount):N0} people, read in {(long)time.GetElapsedTime(start).TotalMilliseconds:N0} ms."));
    }
}
