using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Search;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>Everything that can be asked of a snapshot, with what it answers, as texts that can be compared.</summary>
internal static class Answers
{
    private static readonly PageRequest All = new(0, int.MaxValue);

    // With the versions, which answers over HTTP carry in their tags.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ShowVersions } },
    };

    /// <summary>All questions and answers, but for searches.</summary>
    public static List<string> Of(DirectorySnapshot snapshot, IEnumerable<int> units, IEnumerable<int> employees)
    {
        var answers = new List<string> { $"revision {snapshot.Revision}, {snapshot.UnitCount} units, {snapshot.EmployeeCount} employees" };
        foreach (var language in Enum.GetValues<Language>())
        {
            Add("departments", translation => snapshot.Departments(All, translation));
            Add("units after", translation => snapshot.UnitsAfter(0, int.MaxValue, translation));
            Add("employees after", translation => snapshot.EmployeesAfter(0, int.MaxValue, View(translation)));
            foreach (var key in Enum.GetValues<EmployeeSortKey>())
                foreach (var descending in new[] { false, true })
                    Add($"employees by {key} {descending}", translation => snapshot.Employees(default, new(key, descending), All, View(translation)));
            foreach (var number in units)
            {
                var id = new OrgUnitId(number);
                Add($"unit {id}", translation => snapshot.Unit(id, translation));
                Add($"children of {id}", translation => snapshot.Children(id, All, translation));
                Add($"path to {id}", translation => snapshot.PathTo(id, translation));
                Add($"people of {id}", translation => snapshot.UnitEmployees(id, recursive: false, All, View(translation)));
                Add($"people beneath {id}", translation => snapshot.UnitEmployees(id, recursive: true, All, View(translation)));
                Add($"people filtered by {id}", translation => snapshot.Employees(new(number, null, null), default, All, View(translation)));
                Add($"levels beneath {id}", _ => snapshot.LevelsBeneath(id));
                foreach (var depth in new int?[] { null, 0, 1, 2 })
                {
                    var chart = snapshot.Chart(id, depth, language);
                    answers.Add($"chart of {id} to {depth} in {language}: {Encoding.UTF8.GetString(chart.Json.Span)} {chart.EntityTag} {chart.ContentLanguage}");
                }
            }

            foreach (var number in employees)
            {
                var id = new EmployeeId(number);
                Add($"employee {id}", translation => snapshot.Employee(id, View(translation)));
                Add($"reports of {id}", translation => snapshot.Reports(id, All, View(translation)));
                Add($"chain of {id}", translation => snapshot.ManagerChain(id, View(translation)));
                Add($"lines of {id}", translation => snapshot.ReportingLines(id, View(translation)));
                Add($"manager and count of reports of {id}", _ => (object?[])[snapshot.ManagerIdOf(number), snapshot.ReportCount(id)]);
            }

            void Add(string question, Func<Translation, object?> ask)
            {
                var translation = new Translation(language);
                answers.Add($"{question} in {language}: {JsonSerializer.Serialize(ask(translation), Json)} {translation.ContentLanguage}");
            }
        }

        return answers;
    }

    /// <summary>Whom and what a name finds that has that very name; the order and what is found besides depend on how the index is laid out.</summary>
    public static List<string> OfSearches(DirectorySnapshot snapshot, IEnumerable<string> names) =>
    [
        .. from name in names
           from hit in snapshot.Search(new(name, null, null, 200, new Translation(Language.English))).Items
           let folded = TextFolding.Fold(name)
           where hit.Matched.Any(reason => TextFolding.Fold(reason.Text) == folded && reason.Field != "jobTitle")
           orderby name, hit.Type, hit.Id
           select $"{name} finds {JsonSerializer.Serialize(Sorted(hit), Json)}",
    ];

    private static object Sorted(SearchHit hit) => new
    {
        hit.Type, hit.Id, hit.GivenName, hit.Surname, hit.JobTitle, hit.Unit, hit.Name, hit.Acronym, hit.EmployeeCount, hit.Department, hit.Path,
    };

    private static EmployeeView View(Translation translation) => new(translation, WithContactData: true);

    private static void ShowVersions(JsonTypeInfo type)
    {
        if (type.Type.GetProperty("Version") is not { } version || type.Properties.Any(property => property.Get is not null && property.Name == "Version")) return;
        var shown = type.CreateJsonPropertyInfo(version.PropertyType, "$version");
        shown.Get = version.GetValue;
        type.Properties.Add(shown);
    }
}
