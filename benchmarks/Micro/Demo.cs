using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Benchmarks;

/// <summary>The demo organisation in memory.</summary>
/// <param name="Units">The units.</param>
/// <param name="Employees">The people.</param>
internal sealed record Demo(UnitTable Units, EmployeeTable Employees)
{
    private static Demo? loaded;

    /// <summary>The one that was loaded: a benchmark's setup cannot await.</summary>
    public static Demo Loaded => loaded ?? throw new InvalidOperationException("Load it first.");

    /// <summary>Loads the demo organisation into a database of its own, as the command line does, and reads it from there.</summary>
    public static async Task LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("orgchart-benchmarks-");
        try
        {
            await using var services = Services.On(Path.Combine(folder.FullName, "demo.db"));
            await using (var scope = services.CreateAsyncScope())
            {
                var file = new SourceFile("organisation.csv", () => File.OpenRead(Extract()));
                var command = new ImportDirectoryCommand("geds", file, [], DryRun: false, Force: false, new Progress<ImportProgress>());
                await scope.ServiceProvider.GetRequiredService<ISchema>().EnsureReadyAsync(CancellationToken.None);
                var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
                if (outcome.Import.State != ImportState.Succeeded) throw new InvalidOperationException(outcome.Import.ErrorMessage);
            }

            var (_, units, employees) = await services.GetRequiredService<DirectoryReader>().ReadTablesAsync(CancellationToken.None);
            loaded = new(units, employees);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Extract([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "demo", "organisation.csv");
}
