using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Exports;
using OrgChart.Application.Exports.ExportBranch;
using OrgChart.Application.Units;
using OrgChart.WebApi.Exports;

namespace OrgChart.WebApi.Commands;

/// <summary><c>tree</c>: the units beneath one, or all of them.</summary>
internal static class TreeCommand
{
    private const int ShownLevels = 2;

    public static Command Create(string[] settings)
    {
        var unit = new Argument<int?>("UNIT") { Description = "The id of the unit at the top; all departments when left out.", Arity = ArgumentArity.ZeroOrOne };
        var depth = CommonOptions.Number("--depth", "How many levels beneath the top, 0 to 1000.", 0, ChartNode.MaxDepth, ShownLevels);
        var (lang, json) = (CommonOptions.Lang(), CommonOptions.Json());
        var command = new Command("tree", "Prints units as a tree, with their ids and how many people are in them and beneath. Example: orgchart tree 12 --depth 3") { unit, depth, lang, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var branch = await host.AskAsync(
                new ExportBranchQuery(parsed.GetValue(unit), parsed.GetValue(depth), WithPeople: false, new(CommonOptions.LanguageOf(parsed.GetValue(lang)!))), cancellationToken);
            if (parsed.GetValue(json)) await ExportCommand.WriteAsync(branch, ExportFormats.ByName["json"], Terminal.OpenOutput(), cancellationToken);
            else Show(branch);
            return 0;
        });
        return command;
    }

    private static void Show(Branch branch)
    {
        foreach (var unit in branch.Units)
        {
            var isCut = unit.Level == branch.Selection.Depth && unit.Unit.ChildCount > 0;
            var acronym = unit.Unit.Acronym is { } letters ? $" [{letters}]" : "";
            var beneath = isCut ? string.Create(CultureInfo.InvariantCulture, $", {unit.Unit.ChildCount} units beneath") : "";
            Terminal.Out.Line(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', 2 * unit.Level)}{unit.Unit.Name}{acronym} ({unit.Unit.Id}: {unit.Unit.TotalEmployeeCount:N0} people{beneath})"));
        }
    }
}
