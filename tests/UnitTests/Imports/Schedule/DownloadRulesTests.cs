using System.Globalization;
using System.Reflection;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Imports.Schedule;

[TestFixture]
public sealed class DownloadRulesTests
{
    private static readonly IReadOnlyList<string> Codes =
        [.. typeof(DownloadRules).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(rule => ((CodedException)rule.Invoke(null, ArgumentsOf(rule))!).Code)];

    [TestCase("docs", "loading.md")]
    [TestCase("clients/web/src/texts/en", "imports.ts")]
    [TestCase("clients/web/src/texts/fr", "imports.ts")]
    public void Every_reason_is_explained_in_the_documentation_and_at_the_page_in_both_languages(string folder, string name)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root.FullName, folder, name));

        Assert.That(Codes, Has.Count.GreaterThanOrEqualTo(10).And.Unique);
        Assert.That(Codes.Where(code => !text.Contains(code, StringComparison.Ordinal)), Is.Empty);
    }

    private static object?[] ArgumentsOf(MethodInfo rule) =>
        [.. rule.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "x" : Convert.ChangeType(1, parameter.ParameterType, CultureInfo.InvariantCulture))];
}
