using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.IntegrationTests.Support;

/// <summary>Units and employees in which only what the test names matters.</summary>
internal static class A
{
    public static readonly DateTime Monday = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);

    public static OrgUnit Department(int id, SourceKey? key = null) =>
        OrgUnit.Create(new OrgUnitId(id), parentId: null, new LocalizedText($"Department {id}", $"Ministère {id}"), LocalizedText.None, key);

    public static OrgUnit Unit(int id, int beneath, SourceKey? key = null) =>
        OrgUnit.Create(new OrgUnitId(id), new OrgUnitId(beneath), new LocalizedText($"Unit {id}", $"Unité {id}"), LocalizedText.None, key);

    public static Employee Employee(int id, int unit, int? manager = null) => Domain.Employees.Employee.Create(
        new EmployeeId(id), new OrgUnitId(unit), Details($"Surname{id}"), manager is { } value ? new EmployeeId(value) : null);

    public static EmployeeDetails Details(string surname) => new(surname, "Given", LocalizedText.None, Phone: null, Email: null, Address.None);

    /// <summary>Details with a text of its own in every field; accents and signs beyond 16 bits among them.</summary>
    public static EmployeeDetails FullDetails { get; } = EmployeeField.All.Aggregate(
        Details("nobody"), (details, field) => field.With(details, $"{field.Name} Œuvré ’𝔊"));

    public static SourceKey Key(string key) => new("geds", key);

    /// <summary>Somebody of whom nobody is known above.</summary>
    public static ReportingChain ChainOf(int employee) => new(new EmployeeId(employee), new HashSet<EmployeeId>());

    public static UnitDetails Named(string english) => new(new LocalizedText(english, null), LocalizedText.None);

    public static Lineage LineageOf(params int[] units) => new([.. units.Select(id => new OrgUnitId(id))]);
}
