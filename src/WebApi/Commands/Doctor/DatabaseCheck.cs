using System.Data.Common;
using System.Globalization;
using OrgChart.Application.Operations;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether the database answers, with settings in which an answered write is lasting, and has the tables of this version.</summary>
internal sealed class DatabaseCheck : ICheck
{
    public string Name => "database";

    /// <summary>Whether there is a database to be asked: one in a file is made by the first verb that writes, and not by looking.</summary>
    public static bool IsThere(IServiceProvider services) => services.GetRequiredService<IDatabaseFacts>().File is not { } file || File.Exists(file);

    /// <summary>Why its tables are not asked: there are none yet, or not all of them, which <see cref="DatabaseCheck"/> tells of; null when they are.</summary>
    public static async Task<string?> WhyNotAskedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!IsThere(services)) return "There is no database yet.";
        var all = await services.GetRequiredService<ISchema>().StatusAsync(cancellationToken);
        return all.All(migration => migration.Applied) ? null : "The database lacks migrations.";
    }

    public async Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var facts = services.GetRequiredService<IDatabaseFacts>();
        if (!IsThere(services)) return Finding.Warning($"There is no database file {facts.File} yet.", "Load a directory with orgchart import FILE, or start with orgchart serve: both make it. Is Database:ConnectionString right?");
        try
        {
            var schema = services.GetRequiredService<ISchema>();
            var all = await schema.StatusAsync(cancellationToken);
            var later = await schema.ListUnknownAsync(cancellationToken);
            var missing = all.Where(migration => !migration.Applied).ToList();
            var where = facts.File is { } file ? $"The database file {file}" : "The database server";
            if (later.Count > 0)
            {
                return Finding.Failure(
                    string.Create(CultureInfo.InvariantCulture, $"{where} answers, but has {later.Count} migrations that this version does not know, the first is {later[0]}."),
                    "Run the version of OrgChart that made them, or put a backup of this version back with orgchart restore.");
            }

            if (missing.Count == 0) return Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"{where} answers and has all {all.Count} migrations."));
            var found = string.Create(CultureInfo.InvariantCulture, $"{where} answers, but lacks {missing.Count} of {all.Count} migrations, the first is {missing[0].Name}.");
            return facts.MigratesItself
                ? Finding.Warning(found, "The next start of a server brings it up to date. Make a copy before: orgchart backup FILE")
                : Finding.Failure(found, "Run: orgchart migrate up");
        }
        catch (OperationRefusedException refused)
        {
            return Finding.Failure(refused.Message, "Put Database:Kind and Database:ConnectionString right, or what they name.");
        }
        catch (DbException refused)
        {
            return Finding.Failure($"The database refused: {refused.Message}", "Is it running, and does Database:ConnectionString name host, database, user and password rightly?");
        }
    }
}
