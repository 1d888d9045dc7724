using System.CommandLine;
using System.Globalization;
using System.Text;
using CsvHelper;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.GuessColumns;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.WebApi.Imports;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>import</c>: loads a directory from a file.</summary>
internal static class ImportCommand
{
    private const int FindingsShown = 10;

    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file: a CSV, a zip with one in it, or an Excel workbook; an organogram's senior and junior CSV come in one zip." };
        var format = new Option<string>("--format") { Description = "The file's format: geds, csv, xlsx or uk-organogram.", DefaultValueFactory = _ => "geds" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "What the columns of a csv or xlsx file mean, as a JSON file; guessed from the header without it." };
        var saveMapping = new Option<FileInfo?>("--save-mapping") { Description = "Write what the columns are taken to mean to this JSON file, to be put right and given as --mapping." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say only what would change." };
        var departments = new Option<string?>("--departments") { Description = "Load only these and leave the others alone: acronyms with commas between, e.g. ESDC,CRA." };
        var force = new Option<bool>("--force") { Description = "Load even when many people would be removed (Imports:MaxRemovedShare)." };
        var findings = new Option<FileInfo?>("--findings") { Description = "Write what was found to this CSV file." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("import", "Loads a directory from a file: all of it or, when anything goes wrong, nothing. Example: orgchart import gedsOpenData.csv --dry-run")
        {
            file, format, mapping, saveMapping, dryRun, departments, force, findings, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var source = new SourceFile(path.Name, path.OpenRead) { Mapping = parsed.GetValue(mapping) is { } given ? MappingFile.Read(given) : null };
            await using var host = VerbHost.Create(settings);
            if (parsed.GetValue(saveMapping) is { } place)
            {
                source = source with { Mapping = source.Mapping ?? await host.SendAsync(new GuessColumnsQuery(parsed.GetRequiredValue(format), source), cancellationToken) };
                MappingFile.Write(source.Mapping, place);
            }

            var outcome = await ProgressBar.ShowAsync(progress => host.SendAsync(
                new ImportDirectoryCommand(
                    parsed.GetRequiredValue(format), source,
                    (parsed.GetValue(departments) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    parsed.GetValue(dryRun), parsed.GetValue(force), progress),
                cancellationToken));
            if (parsed.GetValue(findings) is { } target) await WriteAsync(outcome.Findings, target);
            if (parsed.GetValue(json)) Terminal.WriteJson(ImportAnswer.Of(outcome.Import));
            else Show(outcome);
            return outcome.Import.State == ImportState.Succeeded ? 0 : 1;
        });
        return command;
    }

    /// <summary>The table of what a load found.</summary>
    public static Table Summary(ImportCounts counts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Added", "Changed", "Moved", "Removed", "Unchanged", "In the file");
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        Add("Units", counts.Units);
        Add("Employees", counts.Employees);
        return table;

        void Add(string kind, ChangeCounts changes) => table.AddRow(
            [kind, .. new[] { changes.Added, changes.Changed, changes.Moved, changes.Removed, changes.Unchanged, changes.Total }.Select(Number)]);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Show(ImportOutcome outcome)
    {
        var (import, found) = (outcome.Import, outcome.Findings);
        var counts = import.Counts;
        if (import.State == ImportState.Succeeded)
        {
            Terminal.Out.Line(import.DryRun ? "Dry run: nothing was changed. A load would do this:" : $"Loaded. The directory has revision {import.Revision}.");
            Terminal.Out.Write(Summary(counts));
            Terminal.Out.Line($"{Number(counts.Rows)} rows, {Number(counts.Rejected)} rejected, {Number(counts.Repeated)} repeated"
                + (counts.Skipped > 0 ? $", {Number(counts.Skipped)} of other departments" : "")
                + $"; {Number(counts.Departments)} departments, {Number(counts.Levels)} levels; {(import.FinishedAt - import.StartedAt)?.TotalSeconds:0.0} s.");
        }
        else
        {
            Terminal.Error.Line($"The load failed, nothing was changed: {import.ErrorMessage} ({import.ErrorCode})");
        }

        var shown = found.Where(finding => finding.Code != import.ErrorCode).ToList();
        foreach (var finding in shown.Take(FindingsShown))
            Terminal.Error.Line($"{(finding.Line > 0 ? $"Line {finding.Line}: " : "")}{finding.Message} ({finding.Code}{(finding.Column is null ? "" : $", {finding.Column}")})");
        if (shown.Count > FindingsShown)
            Terminal.Error.Line($"... and {Number(shown.Count - FindingsShown)} more findings; --findings FILE writes all, orgchart imports {import.Id} shows them again.");
    }

    private static async Task WriteAsync(IReadOnlyList<ImportFinding> findings, FileInfo file)
    {
        await using var writer = new CsvWriter(new StreamWriter(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), FindingsTable.Settings);
        await FindingsTable.WriteHeaderAsync(writer);
        foreach (var finding in findings) await FindingsTable.WriteAsync(writer, finding.Line, finding.Column, finding.Code, finding.Message);
    }
}
