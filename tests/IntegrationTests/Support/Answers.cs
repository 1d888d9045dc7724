using System.Text;
using System.Text.Json;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.IntegrationTests.Support;

/// <summary>All that a directory says, as texts: two directories that say the same are the same to everybody.</summary>
internal static class Answers
{
    private static readonly PageRequest All = new(0, int.MaxValue);

    /// <summary>What somebody finds who types the name of a unit or the surname of an employee, best first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Searches(IDirectorySnapshot directory)
    {
        var translation = new Translation(Language.English);
        var texts = directory.UnitsAfter(0, int.MaxValue, translation).Select(unit => unit.Name)
            .Concat(directory.EmployeesAfter(0, int.MaxValue, new EmployeeView(translation, WithContactData: false)).Select(employee => employee.Surname)).Distinct();
        return texts.ToDictionary(text => text, IReadOnlyList<string> (text) =>
            [.. directory.Search(new SearchDirectoryQuery(text, null, null, 200, translation)).Items.Select(hit => $"{hit.Type} {hit.Id}")], StringComparer.Ordinal);
    }

    /// <summary>Everything but searches.</summary>
    public static IReadOnlyList<string> Of(IDirectorySnapshot directory)
    {
        var said = new List<string> { $"revision {directory.Revision}" };
        foreach (var language in Enum.GetValues<Language>())
        {
            var translation = new Translation(language);
            var view = new EmployeeView(translation, WithContactData: true);
            Say("departments", directory.Departments(All, translation));
            foreach (var key in Enum.GetValues<EmployeeSortKey>()) Say($"by {key}", directory.Employees(new EmployeeFilter(), new EmployeeSort(key, Descending: false), All, view));
            foreach (var unit in directory.UnitsAfter(0, int.MaxValue, translation))
            {
                var id = new OrgUnitId(unit.Id);
                Say("unit", unit);
                Say($"children of {id}", directory.Children(id, All, translation));
                Say($"people of {id}", directory.UnitEmployees(id, recursive: false, All, view));
                Say($"branch of {id}", directory.UnitEmployees(id, recursive: true, All, view));
                Say($"levels beneath {id}", directory.LevelsBeneath(id));
                said.Add($"chart of {id}: {Encoding.UTF8.GetString(directory.Chart(id, depth: null, language).Json.Span)}");
            }

            foreach (var employee in directory.EmployeesAfter(0, int.MaxValue, view))
            {
                var id = new EmployeeId(employee.Id);
                Say("employee", employee);
                Say($"reports of {id}", directory.Reports(id, All, view));
                Say($"chain of {id}", directory.ManagerChain(id, view));
                Say($"lines of {id}", directory.ReportingLines(id, view));
            }
        }

        return said;

        void Say<T>(string about, T what) => said.Add($"{about}: {JsonSerializer.Serialize(what)}");
    }
}
