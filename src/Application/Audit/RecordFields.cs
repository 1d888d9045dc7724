using System.Globalization;
using System.Text.Json;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Audit;

/// <summary>Fields of a record by the names under which the audit trail writes them, e.g. <c>jobTitle.fr</c>.</summary>
internal sealed class RecordFields
{
    private readonly Dictionary<string, string?> values;

    private RecordFields(Dictionary<string, string?> values) => this.values = values;

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>A field as text; null when it is missing or was not noted.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Reads the JSON object of an audit entry.</summary>
    public static RecordFields Read(string? json) => new(
        json is null ? [] : JsonElement.Parse(json).EnumerateObject().ToDictionary(
            field => field.Name, field => field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString(), StringComparer.Ordinal));

    /// <summary>A unit as it is now.</summary>
    public static RecordFields Of(OrgUnit unit) => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["id"] = unit.Id.ToString(), ["parentId"] = unit.ParentId?.ToString(), ["name.en"] = unit.Name.En, ["name.fr"] = unit.Name.Fr, ["acronym.en"] = unit.Acronym.En,
        ["acronym.fr"] = unit.Acronym.Fr, ["childOrder"] = IdList.Write(unit.ChildOrder.Select(id => id.Value)), ["source"] = unit.SourceKey?.Source, ["sourceKey"] = unit.SourceKey?.Key,
    });

    /// <summary>An employee as he is now.</summary>
    public static RecordFields Of(Employee employee)
    {
        var fields = EmployeeField.All.ToDictionary(field => field.Name, field => field.Get(employee.Details), StringComparer.Ordinal);
        fields["id"] = employee.Id.ToString();
        fields["unitId"] = employee.UnitId.ToString();
        fields["managerId"] = employee.ManagerId?.ToString();
        fields["dottedManagerIds"] = IdList.Write(employee.DottedManagerIds.Select(id => id.Value));
        fields["source"] = employee.Source;
        return new(fields);
    }

    /// <summary>A team as it is now.</summary>
    public static RecordFields Of(Team team) => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["id"] = team.Id.ToString(), ["name.en"] = team.Name.En, ["name.fr"] = team.Name.Fr, ["description.en"] = team.Description.En, ["description.fr"] = team.Description.Fr,
    });

    /// <summary>Whether all fields noted here have the same values there.</summary>
    public bool AgreeWith(RecordFields now) => values.All(field => now[field.Key] == field.Value);

    /// <summary>Whether all fields have the same values here and there; one that was not noted has none.</summary>
    public bool IsAllOf(RecordFields now) => AgreeWith(now) && now.AgreeWith(this);

    /// <summary>Whether a field was noted.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A field that is an id.</summary>
    public int? Id(string name) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A field that is a list of ids.</summary>
    public IReadOnlyList<int> Ids(string name) => IdList.Read(this[name]);

    /// <summary>A field in two languages; a language that was not noted is as in <paramref name="now"/>.</summary>
    public LocalizedText Text(string name, LocalizedText now) => new(
        Has(name + ".en") ? this[name + ".en"] : now.En, Has(name + ".fr") ? this[name + ".fr"] : now.Fr);
}
