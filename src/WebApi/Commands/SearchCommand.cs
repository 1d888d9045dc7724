using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Common;
using OrgChart.Application.Search;
using OrgChart.Application.Search.SearchDirectory;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>search</c>: finds people and units, in spite of typing errors.</summary>
internal static class SearchCommand
{
    private const int Shown = 20;

    public static Command Create(string[] settings)
    {
        var text = new Argument<string[]>("TEXT") { Description = "A name, the beginning of one, a title, a unit, an acronym; mistyped or not.", Arity = ArgumentArity.OneOrMore };
        var type = new Option<string?>("--type") { Description = "Only people (employee) or only units (unit)." };
        type.AcceptOnlyFromAmong("employee", "unit");
        var department = CommonOptions.Number("--department", "Only within the department with this id.", 1, int.MaxValue);
        var limit = CommonOptions.Number("--limit", "How many hits at most, 1 to 200.", 1, PageRequest.MaxLimit, Shown);
        var lang = CommonOptions.Lang();
        var json = CommonOptions.Json();
        var command = new Command("search", "Finds people and units by what somebody typed. Example: orgchart search jean moulec --type employee") { text, type, department, limit, lang, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            SearchKind? kind = parsed.GetValue(type) is { } name ? Enum.Parse<SearchKind>(name, ignoreCase: true) : null;
            var found = await host.AskAsync(
                new SearchDirectoryQuery(
                    string.Join(' ', parsed.GetRequiredValue(text)), kind, parsed.GetValue(department), parsed.GetValue(limit) ?? Shown, new(CommonOptions.LanguageOf(parsed.GetValue(lang)!))),
                cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(found);
            else Show(found);
            return 0;
        });
        return command;
    }

    private static void Show(SearchAnswer found)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Kind", "Id", "Name", "Title or acronym", "Where");
        foreach (var hit in found.Items)
            table.AddRow(
                new Text(hit.Type), new Text(hit.Id.ToString(CultureInfo.InvariantCulture)), new Text(hit.Name ?? $"{hit.GivenName} {hit.Surname}".Trim()), new Text(hit.JobTitle ?? hit.Acronym ?? ""),
                new Text(string.Join(" / ", hit.Path.Select(unit => unit.Name))));
        Terminal.Out.Write(table);
        Terminal.Out.Line($"{found.Items.Count} of {found.Total} hits.");
    }
}
