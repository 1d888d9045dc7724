using System.Text.Json.Nodes;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Clients;
using OrgChart.WebApi.Employees;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Imports;
using OrgChart.WebApi.Teams;
using OrgChart.WebApi.Units;
using OrgChart.WebApi.Users;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Examples of what requests say.</summary>
internal static class BodyExamples
{
    private static readonly Dictionary<(Type, string), string> ByType = new()
    {
        [(typeof(UploadForm), UploadReading.MediaType)] = """{"file":"gedsOpenData.csv","format":"geds","dryRun":true}""",
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
        [(typeof(TokenForm), OAuthForm.MediaType)] = """{"grant_type":"client_credentials","client_id":"c3","client_secret":"w5…","scope":"directory:read"}""",
        [(typeof(RevocationForm), OAuthForm.MediaType)] = """{"token":"Jd…","client_id":"c3","client_secret":"w5…"}""",
        [(typeof(FirstAdministratorBody), JsonBody.MediaType)] = """{"code":"Qk…","email":"admin@northland.example","password":"harbour violin seventy lamps"}""",
        [(typeof(PasswordResetRequestBody), JsonBody.MediaType)] = """{"email":"anna@northland.example"}""",
        [(typeof(SessionBody), JsonBody.MediaType)] = """{"email":"anna@northland.example","password":"harbour violin seventy lamps"}""",
        [(typeof(PasswordResetBody), JsonBody.MediaType)] = """{"email":"anna@northland.example","code":"Qk…","password":"harbour violin seventy lamps"}""",
        [(typeof(NewUserBody), JsonBody.MediaType)] = """{"email":"anna@northland.example","displayName":"Anna Sørensen","roles":[{"role":"reader"},{"role":"editor","unitId":12}]}""",
        [(typeof(RolesBody), JsonBody.MediaType)] = """{"roles":[{"role":"reader"},{"role":"editor","unitId":12}]}""",
        [(typeof(UserDocument), MergePatch.MediaType)] = """{"disabled":true}""",
        [(typeof(UserDocument), JsonPatch.MediaType)] = """[{"op":"replace","path":"/disabled","value":true}]""",
        [(typeof(ProfileDocument), MergePatch.MediaType)] = """{"password":"harbour violin seventy lamps","currentPassword":"an older one with many words"}""",
        [(typeof(ProfileDocument), JsonPatch.MediaType)] = """[{"op":"test","path":"/currentPassword","value":"an older one with many words"},{"op":"replace","path":"/password","value":"harbour violin seventy lamps"}]""",
        [(typeof(CurrentPasswordBody), JsonBody.MediaType)] = """{"currentPassword":"harbour violin seventy lamps"}""",
        [(typeof(SecondFactorCodeBody), JsonBody.MediaType)] = """{"code":"123456"}""",
        [(typeof(ClientDocument), JsonBody.MediaType)] = """{"name":"HR system","scopes":["directory:read","directory:write"],"unitId":null,"firstParty":false}""",
        [(typeof(ClientDocument), MergePatch.MediaType)] = """{"scopes":["directory:read"]}""",
        [(typeof(ClientDocument), JsonPatch.MediaType)] = """[{"op":"replace","path":"/scopes","value":["directory:read"]}]""",
        [(typeof(BatchBody), JsonBody.MediaType)] = """{"requests":[{"id":"unit","method":"POST","url":"/units","body":{"parentId":9,"names":{"en":"Accessibility Team"}}},{"id":"move","method":"PUT","url":"/employees/1842/unit","headers":{"If-Match":"*"},"body":{"unitId":"$unit"}}]}""",
    };

    /// <summary>An example of a body of this type.</summary>
    /// <exception cref="InvalidOperationException">There is none yet; every body has one.</exception>
    public static JsonNode Of(Type type, string mediaType) =>
        JsonNode.Parse(ByType.GetValueOrDefault((type, mediaType)) ?? throw new InvalidOperationException($"{nameof(BodyExamples)} has no example of {type} as {mediaType}."))!;
}
