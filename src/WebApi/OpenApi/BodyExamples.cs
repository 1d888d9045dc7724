using System.Text.Json.Nodes;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Employees;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Teams;
using OrgChart.WebApi.Units;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Examples of what requests say.</summary>
internal static class BodyExamples
{
    private static readonly Dictionary<(Type, string), string> ByType = new()
    {
        [(typeof(NewUnitBody), JsonBody.MediaType)] = """{"parentId":9,"names":{"en":"Accessibility Team","fr":"Équipe de l'accessibilité"},"acronyms":{"en":"AT","fr":"EA"}}""",
        [(typeof(UnitDocument), JsonBody.MediaType)] = """{"names":{"en":"Accessibility Team","fr":"Équipe de l'accessibilité"},"acronyms":{"en":"AT","fr":"EA"}}""",
        [(typeof(UnitDocument), MergePatch.MediaType)] = """{"names":{"fr":"Équipe de l'accessibilité"}}""",
        [(typeof(UnitDocument), JsonPatch.MediaType)] = """[{"op":"replace","path":"/names/fr","value":"Équipe de l'accessibilité"}]""",
        [(typeof(UnitParentBody), JsonBody.MediaType)] = """{"parentId":5}""",
        [(typeof(UnitOrderBody), JsonBody.MediaType)] = """{"order":[14,12]}""",
        [(typeof(UnitMergeBody), JsonBody.MediaType)] = """{"intoId":14,"names":{"en":"Design and Accessibility","fr":"Conception et accessibilité"}}""",
        [(typeof(NewEmployeeBody), JsonBody.MediaType)] = """{"unitId":12,"givenName":"Jean","surname":"Le Moullec","jobTitles":{"en":"User Experience Designer","fr":"Concepteur de l'expérience utilisateur"},"phone":"867-555-0123","email":"jean.lemoullec@dsn.northland.example","address":{"street":"12 Harbour Street","city":"Grey Harbour","postalCode":"N1A 2B3","room":"312"},"managerId":1830}""",
        [(typeof(EmployeeDocument), JsonBody.MediaType)] = """{"givenName":"Jean","surname":"Le Moullec","jobTitles":{"en":"Senior Designer","fr":"Concepteur principal"},"phone":"867-555-0123"}""",
        [(typeof(EmployeeDocument), MergePatch.MediaType)] = """{"phone":"867-555-0199","address":{"room":"314"}}""",
        [(typeof(EmployeeDocument), JsonPatch.MediaType)] = """[{"op":"test","path":"/phone","value":"867-555-0123"},{"op":"replace","path":"/phone","value":"867-555-0199"}]""",
        [(typeof(EmployeeUnitBody), JsonBody.MediaType)] = """{"unitId":14}""",
        [(typeof(ManagerBody), JsonBody.MediaType)] = """{"managerId":1830}""",
        [(typeof(ReportingLineBody), JsonBody.MediaType)] = """{"kind":"dotted"}""",
        [(typeof(NewTeamBody), JsonBody.MediaType)] = """{"names":{"en":"Plain Language Circle","fr":"Cercle du langage clair"},"leaderId":1842}""",
        [(typeof(TeamDocument), JsonBody.MediaType)] = """{"names":{"en":"Plain Language Circle","fr":"Cercle du langage clair"},"descriptions":{"en":"Words that everybody understands."}}""",
        [(typeof(TeamDocument), MergePatch.MediaType)] = """{"descriptions":{"en":"Words that everybody understands."}}""",
        [(typeof(TeamDocument), JsonPatch.MediaType)] = """[{"op":"remove","path":"/descriptions/en"}]""",
        [(typeof(NewTeamMemberBody), JsonBody.MediaType)] = """{"employeeId":1830,"role":"member"}""",
        [(typeof(TeamRoleBody), MergePatch.MediaType)] = """{"role":"leader"}""",
        [(typeof(TeamRoleBody), JsonPatch.MediaType)] = """[{"op":"replace","path":"/role","value":"leader"}]""",
        [(typeof(BatchBody), JsonBody.MediaType)] = """{"requests":[{"id":"unit","method":"POST","url":"/units","body":{"parentId":9,"names":{"en":"Accessibility Team"}}},{"id":"move","method":"PUT","url":"/employees/1842/unit","headers":{"If-Match":"*"},"body":{"unitId":"$unit"}}]}""",
    };

    /// <summary>An example of a body of this type.</summary>
    /// <exception cref="InvalidOperationException">There is none yet; every body has one.</exception>
    public static JsonNode Of(Type type, string mediaType) =>
        JsonNode.Parse(ByType.GetValueOrDefault((type, mediaType)) ?? throw new InvalidOperationException($"{nameof(BodyExamples)} has no example of {type} as {mediaType}."))!;
}
