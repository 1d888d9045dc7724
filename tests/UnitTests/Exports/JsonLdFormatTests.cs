using System.Text.Json;
using OrgChart.Application.Exports;
using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.UnitTests.Exports;

/// <summary>Linked data, expanded as JSON-LD 1.1 says, as far as the context needs it.</summary>
[TestFixture]
internal sealed class JsonLdFormatTests
{
    private const string Org = "http://www.w3.org/ns/org#";
    private const string Foaf = "http://xmlns.com/foaf/0.1/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Vcard = "http://www.w3.org/2006/vcard/ns#";

    // Read from the ontology: what is said of what, and what it leads to.
    private static readonly Dictionary<string, (string Of, string[] LeadsTo)> Ontology = new()
    {
        [Org + "unitOf"] = (Org + "OrganizationalUnit", [Org + "FormalOrganization"]),
        [Org + "subOrganizationOf"] = (Org + "OrganizationalUnit", [Org + "FormalOrganization", Org + "OrganizationalUnit"]),
        [Org + "headOf"] = (Foaf + "Person", [Org + "FormalOrganization", Org + "OrganizationalUnit"]),
        [Org + "memberOf"] = (Foaf + "Person", [Org + "FormalOrganization", Org + "OrganizationalUnit"]),
        [Org + "holds"] = (Foaf + "Person", [Org + "Post"]),
        [Org + "heldBy"] = (Org + "Post", [Foaf + "Person"]),
        [Org + "postIn"] = (Org + "Post", [Org + "FormalOrganization", Org + "OrganizationalUnit"]),
        [Org + "reportsTo"] = (Org + "Post", [Org + "Post"]),
        [Org + "member"] = (Org + "Membership", [Foaf + "Person"]),
        [Org + "organization"] = (Org + "Membership", [Org + "FormalOrganization", Org + "OrganizationalUnit"]),
    };

    [Test]
    public void Everything_is_said_of_what_the_ontology_says_it_of_and_leads_to_what_is_there()
    {
        var nodes = Expand(Hostile.Directory(Hostile.Names).Branch());
        var types = nodes.ToDictionary(node => node.Id, node => node.Type);
        var used = new HashSet<string>();
        foreach (var node in nodes)
        {
            foreach (var (property, values) in node.Properties)
            {
                if (!Ontology.TryGetValue(property, out var rule)) continue;
                used.Add(property);
                Assert.That(node.Type, Is.EqualTo(rule.Of), property);
                foreach (var value in values) Assert.That(rule.LeadsTo, Does.Contain(types[value.GetString()!]), $"{node.Id} {property}");
            }
        }

        Assert.That(used, Is.EquivalentTo(Ontology.Keys), "else something is not checked");
    }

    [Test]
    public void A_unit_has_its_names_by_language_its_department_and_the_unit_above()
    {
        var nodes = Expand(Hostile.Directory("Finance").Branch());
        var (department, unit) = (nodes.Single(node => node.Id == "/api/v1/units/1"), nodes.Single(node => node.Id == "/api/v1/units/2"));

        Assert.That(department.Type, Is.EqualTo(Org + "FormalOrganization"));
        Assert.That(department.Properties[Skos + "prefLabel"].Single().GetRawText(), Is.EqualTo("""{"en":"Department","fr":"Ministère"}"""));
        Assert.That(department.Properties[Org + "identifier"].Single().GetString(), Is.EqualTo("OU=D"));
        Assert.That(department.Properties, Does.Not.ContainKey(Org + "unitOf"));
        Assert.That(unit.Properties[Org + "unitOf"].Single().GetString(), Is.EqualTo(department.Id));
    }

    [Test]
    public void Who_heads_a_unit_is_said()
    {
        var directory = new Directory.RandomDirectory(9, 200, 900);
        var branch = directory.Snapshot.Branch(new(null, null, WithPeople: true), new(new(Domain.SharedKernel.Language.English), WithContactData: false));
        var heads = branch.Units.Where(unit => unit.HeadId is not null).Select(unit => ($"/api/v1/employees/{unit.HeadId}", $"/api/v1/units/{unit.Unit.Id}")).ToList();

        Assert.That(heads, Is.Not.Empty);
        Assert.That(
            Expand(branch).Where(node => node.Properties.ContainsKey(Org + "headOf")).Select(node => (node.Id, node.Properties[Org + "headOf"].Single().GetString()!)), Is.EquivalentTo(heads));
    }

    [Test]
    public void Contact_data_is_there_only_for_those_who_may_see_it()
    {
        string[] contact = [Foaf + "mbox", Vcard + "hasTelephone", Org + "basedAt", Org + "location"];
        var seen = Expand(Hostile.Directory("a b@example.org").Branch()).Single(node => node.Type == Foaf + "Person");
        var hidden = Expand(Hostile.Directory("a b@example.org").Branch(withContactData: false)).Single(node => node.Type == Foaf + "Person");

        Assert.That(seen.Properties.Keys, Is.SupersetOf(contact));
        Assert.That(seen.Properties[Foaf + "mbox"].Single().GetString(), Is.EqualTo("mailto:a%20b@example.org"));
        Assert.That(hidden.Properties.Keys.Intersect(contact), Is.Empty);
    }

    /// <summary>The nodes of the graph with terms as IRIs. Every term has to be in the context: others would be lost without a word.</summary>
    private static List<Node> Expand(Branch branch)
    {
        var document = JsonDocument.Parse(new JsonLdFormat().Write(branch)).RootElement;
        var context = document.GetProperty("@context");
        Assert.That(context.GetProperty("@version").GetDouble(), Is.EqualTo(1.1));
        return [.. document.GetProperty("@graph").EnumerateArray().Select(node => Expand(node, context))];
    }

    private static Node Expand(JsonElement node, JsonElement context)
    {
        var properties = new Dictionary<string, List<JsonElement>>();
        foreach (var member in node.EnumerateObject().Where(member => member.Name is not ("id" or "type")))
        {
            var term = context.GetProperty(member.Name);
            properties.Add(Iri(term.GetProperty("@id").GetString()!, context), [member.Value]);
            if (member.Value.ValueKind != JsonValueKind.Object || term.TryGetProperty("@container", out _)) continue;
            // What has no id of its own is a node too.
            Assert.That(Expand(member.Value, context).Type, Is.Not.Empty, member.Name);
        }

        var type = node.GetProperty("type");
        return new(node.TryGetProperty("id", out var id) ? id.GetString()! : "", Iri(type.ValueKind == JsonValueKind.Array ? type[0].GetString()! : type.GetString()!, context), properties);
    }

    private static string Iri(string compact, JsonElement context)
    {
        var colon = compact.IndexOf(':', StringComparison.Ordinal);
        return context.GetProperty(compact[..colon]).GetString() + compact[(colon + 1)..];
    }

    private sealed record Node(string Id, string Type, Dictionary<string, List<JsonElement>> Properties);
}
