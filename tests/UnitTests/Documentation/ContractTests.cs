using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrgChart.Application;
using OrgChart.Domain.Imports;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.UnitTests.Documentation;

/// <summary>What the clients' generator knows of the API besides docs/openapi.json is what the types say.</summary>
[TestFixture]
public sealed partial class ContractTests
{
    private static readonly Type[] Types = [.. ((Type[])[typeof(OpenApiServices), typeof(ApplicationServices), typeof(ImportCounts)]).SelectMany(type => type.Assembly.GetTypes())];

    [Test]
    public void The_generator_names_each_reference_in_an_answer_that_may_be_null()
    {
        var document = JsonDocument.Parse(SourceTree.Read(new FileInfo(Path.Combine(SourceTree.Folder("docs").FullName, "openapi.json")))).RootElement;
        var references = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .SelectMany(schema => AlwaysThere(schema.Value, schema.Name).Select(member => (Schema: schema.Name, Member: member))).ToList();

        Assert.That(references, Has.Count.GreaterThan(15));
        Assert.That(Named(), Is.EquivalentTo(references.Where(reference => MayBeNull(reference.Schema, reference.Member)).Select(reference => $"{reference.Schema}.{reference.Member}")));
    }

    /// <summary>The references that each answer has: what callers send has other rules.</summary>
    private static IEnumerable<string> AlwaysThere(JsonElement schema, string name)
    {
        if (name.EndsWith("Body", StringComparison.Ordinal) || name.EndsWith("Document", StringComparison.Ordinal) || !schema.TryGetProperty("properties", out var properties)) return [];
        // Where none is required, as the document has it of types with values of their own, all are there.
        var hasRequired = schema.TryGetProperty("required", out var required);
        return properties.EnumerateObject()
            .Where(property => property.Value.TryGetProperty("$ref", out _) && (!hasRequired || required.EnumerateArray().Any(member => member.ValueEquals(property.Name))))
            .Select(property => property.Name);
    }

    private static bool MayBeNull(string schema, string member)
    {
        var property = Types.Where(type => type.Name == schema).Select(type => type.GetProperty(char.ToUpperInvariant(member[0]) + member[1..])).Single(property => property is not null)!;
        return new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;
    }

    private static List<string> Named()
    {
        var generator = SourceTree.Read(new FileInfo(Path.Combine(SourceTree.Folder("clients").FullName, "generator", "contract.mjs")));
        return [.. Name().Matches(Reference().Match(generator).Groups["names"].Value).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(@"nullableReferences = new Set\(\[(?<names>[^\]]+)\]\)", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"'(?<name>\w+\.\w+)'", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
