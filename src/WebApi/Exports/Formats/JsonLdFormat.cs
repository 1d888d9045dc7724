using System.Globalization;
using System.Text.Json;
using OrgChart.Application.Employees;
using OrgChart.Application.Exports;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>
/// Linked data (JSON-LD 1.1) in the terms of W3C's Organization Ontology. Departments are <c>org:FormalOrganization</c>, units <c>org:OrganizationalUnit</c> that are
/// <c>org:unitOf</c> their department and <c>org:subOrganizationOf</c> the unit above; each person has an <c>org:Membership</c> in the unit, and an <c>org:Post</c> in it, from
/// which lines of reporting go. What each is identified by is its address in this API, to be resolved against the address of the document.
/// </summary>
internal sealed class JsonLdFormat : IExportFormat
{
    // Types and ids by their keywords; what refers to something is an id, what is a name has its language.
    private static readonly (string Term, string Iri, string? Type, bool HasLanguages)[] Terms =
    [
        ("unitOf", "org:unitOf", "@id", false), ("subOrganizationOf", "org:subOrganizationOf", "@id", false), ("headOf", "org:headOf", "@id", false), ("memberOf", "org:memberOf", "@id", false),
        ("holds", "org:holds", "@id", false), ("heldBy", "org:heldBy", "@id", false), ("postIn", "org:postIn", "@id", false), ("reportsTo", "org:reportsTo", "@id", false),
        ("member", "org:member", "@id", false), ("organization", "org:organization", "@id", false), ("role", "org:role", null, false), ("identifier", "org:identifier", null, false),
        ("location", "org:location", null, false), ("basedAt", "org:basedAt", null, false), ("siteAddress", "org:siteAddress", null, false),
        ("prefLabel", "skos:prefLabel", null, true), ("altLabel", "skos:altLabel", null, true), ("name", "foaf:name", null, false), ("givenName", "foaf:givenName", null, false),
        ("familyName", "foaf:familyName", null, false), ("mbox", "foaf:mbox", "@id", false), ("hasTelephone", "vcard:hasTelephone", null, false), ("value", "vcard:value", null, false),
        ("streetAddress", "vcard:street-address", null, false), ("locality", "vcard:locality", null, false), ("region", "vcard:region", null, false),
        ("countryName", "vcard:country-name", null, false), ("postalCode", "vcard:postal-code", null, false),
    ];

    public string Name => "jsonld";

    public string MediaType => "application/ld+json";

    public string Extension => "jsonld";

    public bool ShowsPeople => true;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var json = new Utf8JsonWriter(output, ApiJson.WriterOptions);
        json.WriteStartObject();
        WriteContext(json);
        json.WriteStartArray("@graph");
        foreach (var unit in branch.Units)
        {
            WriteUnit(json, unit.Unit);
            var written = 0;
            foreach (var person in unit.People)
            {
                WritePerson(json, unit, person);
                WriteMembership(json, person);
                WritePost(json, person);
                if (!ExportOutput.IsTimeToPause(++written)) continue;
                await json.FlushAsync();
                await output.PauseAsync();
            }

            await json.FlushAsync();
            await output.PauseAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteNumber("@version", 1.1);
        json.WriteString("org", "http://www.w3.org/ns/org#");
        json.WriteString("foaf", "http://xmlns.com/foaf/0.1/");
        json.WriteString("vcard", "http://www.w3.org/2006/vcard/ns#");
        json.WriteString("skos", "http://www.w3.org/2004/02/skos/core#");
        json.WriteString("id", "@id");
        json.WriteString("type", "@type");
        foreach (var (term, iri, type, hasLanguages) in Terms)
        {
            json.WriteStartObject(term);
            json.WriteString("@id", iri);
            if (type is not null) json.WriteString("@type", type);
            if (hasLanguages) json.WriteString("@container", "@language");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter json, UnitAnswer unit)
    {
        Begin(json, UnitIri(unit.Id), unit.Parent is null ? "org:FormalOrganization" : "org:OrganizationalUnit");
        WriteLabels(json, "prefLabel", unit.Names);
        WriteLabels(json, "altLabel", unit.Acronyms);
        WriteText(json, "identifier", unit.SourceKey);
        if (unit.Parent is not null)
        {
            // org:unitOf leads to a formal organisation, which a unit in between is not.
            json.WriteString("unitOf", UnitIri(unit.Department.Id));
            json.WriteString("subOrganizationOf", UnitIri(unit.Parent.Id));
        }

        json.WriteEndObject();
    }

    private static void WritePerson(Utf8JsonWriter json, BranchUnit unit, EmployeeAnswer person)
    {
        Begin(json, PersonIri(person.Id), "foaf:Person");
        json.WriteString("name", person.DisplayName);
        WriteText(json, "givenName", person.GivenName);
        json.WriteString("familyName", person.Surname);
        json.WriteString("memberOf", UnitIri(person.Unit.Id));
        if (unit.HeadId == person.Id) json.WriteString("headOf", UnitIri(person.Unit.Id));
        json.WriteString("holds", PostIri(person.Id));
        if (person.Email is { } email) json.WriteString("mbox", MailTo(email));
        if (person.Phone is { } phone)
        {
            json.WriteStartObject("hasTelephone");
            json.WriteStartArray("type");
            json.WriteStringValue("vcard:Voice");
            json.WriteStringValue("vcard:Work");
            json.WriteEndArray();
            json.WriteString("value", phone);
            json.WriteEndObject();
        }

        if (person.Address is { } address) WriteAddress(json, address);
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, AddressAnswer address)
    {
        WriteText(json, "location", string.Join(", ", ((string?[])[address.Building, address.Floor, address.Room]).Where(part => part is not null)));
        (string Term, string? Text)[] parts =
        [
            ("streetAddress", address.Street), ("locality", address.City), ("region", address.Province), ("countryName", address.Country), ("postalCode", address.PostalCode),
        ];
        if (parts.All(part => part.Text is null)) return;
        json.WriteStartObject("basedAt");
        json.WriteString("type", "org:Site");
        json.WriteStartObject("siteAddress");
        json.WriteString("type", "vcard:Address");
        foreach (var (term, text) in parts) WriteText(json, term, text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMembership(Utf8JsonWriter json, EmployeeAnswer person)
    {
        Begin(json, PersonIri(person.Id) + "#membership", "org:Membership");
        json.WriteString("member", PersonIri(person.Id));
        json.WriteString("organization", UnitIri(person.Unit.Id));
        WriteRole(json, person);
        json.WriteEndObject();
    }

    private static void WritePost(Utf8JsonWriter json, EmployeeAnswer person)
    {
        Begin(json, PostIri(person.Id), "org:Post");
        json.WriteString("postIn", UnitIri(person.Unit.Id));
        json.WriteString("heldBy", PersonIri(person.Id));
        WriteRole(json, person);
        if (person.Manager is { } manager) json.WriteString("reportsTo", PostIri(manager.Id));
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, EmployeeAnswer person)
    {
        if (person.JobTitles is { En: null, Fr: null }) return;
        json.WriteStartObject("role");
        json.WriteString("type", "org:Role");
        WriteLabels(json, "prefLabel", person.JobTitles);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string id, string type)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", type);
    }

    private static void WriteLabels(Utf8JsonWriter json, string term, BothLanguages texts)
    {
        if (texts is { En: null, Fr: null }) return;
        json.WriteStartObject(term);
        WriteText(json, "en", texts.En);
        WriteText(json, "fr", texts.Fr);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string term, string? text)
    {
        if (!string.IsNullOrEmpty(text)) json.WriteString(term, text);
    }

    private static string UnitIri(int id) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/units/{id}");

    private static string PersonIri(int id) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/employees/{id}");

    private static string PostIri(int id) => PersonIri(id) + "#post";

    /// <summary>An address of mail as an IRI (RFC 6068).</summary>
    private static string MailTo(string email) => "mailto:" + Uri.EscapeDataString(email).Replace("%40", "@", StringComparison.Ordinal);
}
