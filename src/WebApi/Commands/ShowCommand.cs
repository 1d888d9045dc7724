using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.GetEmployee;
using OrgChart.Application.Units;
using OrgChart.Application.Units.GetUnit;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>show</c>: all about a unit or a person.</summary>
internal static class ShowCommand
{
    public static Command Create(string[] settings) => new("show", "Shows a unit or a person. Example: orgchart show employee 42") { Unit(settings), Employee(settings) };

    private static Command Unit(string[] settings)
    {
        var id = new Argument<int>("ID") { Description = "The unit's id; orgchart search and orgchart tree tell it." };
        var (lang, json) = (CommonOptions.Lang(), CommonOptions.Json());
        var command = new Command("unit", "Shows a unit. Example: orgchart show unit 12 --lang fr") { id, lang, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var unit = await host.AskAsync(new GetUnitQuery(parsed.GetValue(id), new(CommonOptions.LanguageOf(parsed.GetValue(lang)!))), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(unit);
            else Show(
                ("Id", unit.Id), ("Name", unit.Name), ("Name (en)", unit.Names.En), ("Name (fr)", unit.Names.Fr), ("Acronym", unit.Acronym), ("Source key", unit.SourceKey),
                ("Parent", Named(unit.Parent)), ("Department", Named(unit.Department)), ("Path", PathOf(unit.Path)), ("Units directly beneath", unit.ChildCount),
                ("People in it", unit.EmployeeCount), ("People in all", unit.TotalEmployeeCount));
            return 0;
        });
        return command;
    }

    private static Command Employee(string[] settings)
    {
        var id = new Argument<int>("ID") { Description = "The person's id; orgchart search tells it." };
        var (lang, json) = (CommonOptions.Lang(), CommonOptions.Json());
        var command = new Command("employee", "Shows a person, with contact data. Example: orgchart show employee 42") { id, lang, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var person = await host.AskAsync(new GetEmployeeQuery(parsed.GetValue(id), new(CommonOptions.LanguageOf(parsed.GetValue(lang)!))), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(person);
            else Show(
                ("Id", person.Id), ("Name", person.DisplayName), ("Title", person.JobTitle), ("Telephone", person.Phone), ("E-mail", person.Email), ("Place of work", PlaceOf(person.Address)),
                ("Unit", Named(person.Unit)), ("Department", Named(person.Department)), ("Path", PathOf(person.Path)),
                ("Manager", person.Manager is { } manager ? string.Create(CultureInfo.InvariantCulture, $"{manager.DisplayName} ({manager.Id})") : null), ("Direct reports", person.ReportCount));
            return 0;
        });
        return command;
    }

    private static string? Named(UnitReference? unit) => unit is null ? null : string.Create(CultureInfo.InvariantCulture, $"{unit.Name} ({unit.Id})");

    private static string PathOf(IReadOnlyList<UnitReference> path) => string.Join(" / ", path.Select(unit => unit.Name));

    private static string? PlaceOf(AddressAnswer? address) => address is null
        ? null
        : string.Join(", ", ((string?[])[address.Room, address.Floor, address.Building, address.Street, address.City, address.Province, address.PostalCode, address.Country]).Where(part => part is not null));

    private static void Show(params (string Name, object? Value)[] facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in facts)
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text) grid.AddRow(new Text(name), new Text(text));
        Terminal.Out.Write(grid);
    }
}
