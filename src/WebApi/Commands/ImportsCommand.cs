using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Common;
using OrgChart.Application.Imports.ListImportFindings;
using OrgChart.Application.Imports.ListImports;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>imports</c>: the history of loads, and what one of them found.</summary>
internal static class ImportsCommand
{
    public static Command Create(string[] settings)
    {
        var id = new Argument<int?>("ID") { Description = "Show what this load found.", Arity = ArgumentArity.ZeroOrOne };
        var (limit, offset) = CommonOptions.Page();
        var json = CommonOptions.Json();
        var command = new Command("imports", "Lists the loads there were, newest first, or what one of them found. Example: orgchart imports 3") { id, limit, offset, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var page = CommonOptions.PageOf(parsed, limit, offset);
            if (parsed.GetValue(id) is { } import) await ShowFindingsAsync(host, import, page, parsed.GetValue(json), cancellationToken);
            else await ShowHistoryAsync(host, page, parsed.GetValue(json), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task ShowHistoryAsync(VerbHost host, PageRequest page, bool json, CancellationToken cancellationToken)
    {
        var imports = await host.ReadAsync(new ListImportsQuery(page), cancellationToken);
        if (json)
        {
            Terminal.WriteJson(imports);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Started (UTC)", "State", "Rows", "Rejected", "Employees", "Units", "Revision", "By");
        foreach (var import in imports.Items)
            table.AddRow(
                new Text(import.Id.ToString(CultureInfo.InvariantCulture)), new Text(import.StartedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
                new Text(import.State + (import.DryRun ? " (dry run)" : "") + (import.ErrorCode is null ? "" : $" ({import.ErrorCode})")),
                Number(import.Counts.Rows), Number(import.Counts.Rejected), Number(import.Counts.Employees.Total), Number(import.Counts.Units.Total),
                new Text(import.Revision?.ToString(CultureInfo.InvariantCulture) ?? ""), new Text(import.StartedBy));
        Terminal.Out.Write(table);
        Terminal.Out.Line($"{imports.Items.Count} of {imports.Total} loads.");
    }

    private static Text Number(int number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private static async Task ShowFindingsAsync(VerbHost host, int import, PageRequest page, bool json, CancellationToken cancellationToken)
    {
        var findings = await host.ReadAsync(new ListImportFindingsQuery(import, page), cancellationToken);
        if (json)
        {
            Terminal.WriteJson(findings);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Line", "Column", "Code", "What");
        foreach (var finding in findings.Items)
            table.AddRow(new Text(finding.Line == 0 ? "" : finding.Line.ToString(CultureInfo.InvariantCulture)), new Text(finding.Column ?? ""), new Text(finding.Code), new Text(finding.Message));
        Terminal.Out.Write(table);
        Terminal.Out.Line($"{findings.Items.Count} of {findings.Total} findings.");
    }
}
