using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Changes;
using OrgChart.Application.Clients;
using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Employees;
using OrgChart.Application.Imports;
using OrgChart.Application.Search;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Application.Teams;
using OrgChart.Application.Units;
using OrgChart.Application.Users;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Examples of answers: real answers about an invented unit, written by the same code that writes real ones.</summary>
internal static class Examples
{
    private static readonly UnitReference Department = new() { Id = 1, Name = "Digital Services Northland" };
    private static readonly UnitReference Unit = new() { Id = 12, Name = "Accessibility Team" };

    private static readonly EmployeeItem Item = new()
    {
        Id = 1842,
        GivenName = "Jean",
        Surname = "Le Moullec",
        DisplayName = "Jean Le Moullec",
        JobTitle = "User Experience Designer",
        Phone = "867-555-0123",
        Email = "jean.lemoullec@dsn.northland.example",
        Unit = Unit,
        Department = Department,
    };

    private static readonly TeamAnswer Team = new()
    {
        Id = 3, Name = "Plain Language Circle", Description = null, Names = new() { En = "Plain Language Circle", Fr = "Cercle du langage clair" },
        Descriptions = new() { En = null, Fr = null }, MemberCount = 1, Version = 1,
        Leaders = [new() { EmployeeId = Item.Id, DisplayName = Item.DisplayName, JobTitle = Item.JobTitle, Unit = Unit, Role = "leader" }],
    };

    private static readonly AuditEntryAnswer Entry = new()
    {
        Id = 57, At = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), Actor = "u12", Action = "MoveUnit", Revision = 41, RequestId = "0HNH2F5A3B:00000001", ImportId = null,
        Undoes = null, UndoneBy = null, IsComplete = true,
        Changes =
        [
            new()
            {
                Resource = "unit", Id = 12, Kind = "moved", Before = JsonElement.Parse("{\"parentId\":9}"), After = JsonElement.Parse("{\"parentId\":5}"),
            },
        ],
    };

    private static readonly DateTime Moment = new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);

    private static readonly UserAnswer User = new()
    {
        Id = 12, Email = "anna@northland.example", DisplayName = "Anna Sørensen", Roles = [new() { Role = "editor", UnitId = 12 }, new() { Role = "reader", UnitId = null }],
        Permissions = ["directory:read", "contact:read", "directory:write", "teams:read"], Disabled = false, HasPassword = true, HasSecondFactor = false, RecoveryCodesLeft = 0, CreatedAt = Moment,
    };

    private static readonly SessionAnswer Session = new()
    {
        Id = 34, ClientId = "c3", CreatedAt = Moment, LastUsedAt = Moment, ValidUntil = Moment.AddDays(30), Address = "203.0.113.7", UserAgent = "curl/8.5", HasSecondFactor = false, IsCurrent = true,
    };

    private static readonly ClientAnswer Client = new()
    {
        Id = 3, ClientId = "c3", Name = "HR system", Scopes = ["directory:read", "directory:write"], UnitId = null, FirstParty = false, CreatedAt = Moment, SecretAt = Moment,
    };

    private static readonly SecurityEventAnswer Event = new() { Id = 9, At = Moment, Kind = "signedIn", Subject = "u12", Actor = "anonymous", Address = "203.0.113.7", Detail = "session 34 client c3" };

    private static readonly ImportAnswer Load = new()
    {
        Id = 4, Format = "geds", State = "succeeded", DryRun = true, Progress = new() { Done = 271_337_381, Total = 271_337_381 }, StartedAt = Moment, FinishedAt = Moment.AddSeconds(4), StartedBy = "u12", Revision = 41,
        Counts = new() { Rows = 217_410, Rejected = 1, Repeated = 95, Departments = 150, Levels = 10, Employees = new() { Added = 812, Changed = 3_077, Moved = 410, Removed = 640, Unchanged = 213_015 }, Units = new() { Added = 3, Unchanged = 23_116 } },
    };

    private static readonly Dictionary<Type, JsonNode> ByType = new()
    {
        [typeof(ImportAnswer)] = Json(Load),
        [typeof(Page<ImportAnswer>)] = Json(new Page<ImportAnswer>([Load], 4)),
        [typeof(Page<FindingAnswer>)] = Json(new Page<FindingAnswer>([new() { Line = 52_248, Column = null, Code = "row.field_count", Message = "The row has 43 fields instead of 44; it was left out." }], 1)),
        [typeof(Page<DepartmentItem>)] = Json(new Page<DepartmentItem>(
            [new() { Id = 1, Name = "Digital Services Northland", Acronym = "DSN", UnitCount = 46, EmployeeCount = 417 }], 6)),
        [typeof(UnitAnswer)] = Json(new UnitAnswer
        {
            Id = 12,
            SourceKey = "OU=AT-EA,OU=SDD-DCS,OU=OSB-DGSL,OU=DSN-SNN,O=NL,C=XX",
            Name = "Accessibility Team",
            Acronym = "AT",
            Names = new() { En = "Accessibility Team", Fr = "Équipe de l'accessibilité" },
            Acronyms = new() { En = "AT", Fr = "EA" },
            Department = Department,
            Parent = new() { Id = 9, Name = "Service Design Division" },
            Path = [Department, new() { Id = 5, Name = "Online Services Branch" }, new() { Id = 9, Name = "Service Design Division" }, Unit],
            ChildCount = 0,
            EmployeeCount = 11,
            TotalEmployeeCount = 11,
            Version = 1,
        }),
        [typeof(Page<UnitItem>)] = Json(new Page<UnitItem>(
            [new() { Id = 12, Name = "Accessibility Team", Acronym = "AT", EmployeeCount = 11, TotalEmployeeCount = 11, ChildCount = 0 }], 1)),
        [typeof(Page<UnitReference>)] = Json(new Page<UnitReference>([Department, Unit], 2)),
        [typeof(Page<EmployeeItem>)] = Json(new Page<EmployeeItem>([Item], 1)),
        [typeof(EmployeeAnswer)] = Json(new EmployeeAnswer
        {
            Id = Item.Id,
            GivenName = Item.GivenName,
            Surname = Item.Surname,
            DisplayName = Item.DisplayName,
            JobTitle = Item.JobTitle,
            JobTitles = new() { En = "User Experience Designer", Fr = "Concepteur de l'expérience utilisateur" },
            Phone = Item.Phone,
            Email = Item.Email,
            Address = new()
            {
                Street = "12 Harbour Street", City = "Grey Harbour", Province = "Northland", Country = "Northland", PostalCode = "N1A 2B3",
                Building = "Lighthouse Building", Floor = "3", Room = "312",
            },
            Unit = Unit,
            Department = Department,
            Path = [Department, Unit],
            Manager = new() { Id = 1830, DisplayName = "Anna Sørensen", JobTitle = "Director" },
            ReportCount = 0,
            Version = 1,
        }),
        [typeof(SearchAnswer)] = Json(new SearchAnswer
        {
            Items =
            [
                new()
                {
                    Type = "employee", Id = Item.Id, GivenName = Item.GivenName, Surname = Item.Surname, JobTitle = Item.JobTitle, Unit = Unit,
                    Department = Department, Path = [Department, Unit], Score = 0.8, Matched = [new() { Field = "name", Text = Item.DisplayName }],
                },
            ],
            Total = 1,
        }),
        [typeof(Page<ReportingLineAnswer>)] = Json(new Page<ReportingLineAnswer>(
            [new() { Kind = "line", Manager = new() { Id = 1830, DisplayName = "Anna Sørensen", JobTitle = "Director" } }], 1)),
        [typeof(TeamAnswer)] = Json(Team),
        [typeof(Page<TeamAnswer>)] = Json(new Page<TeamAnswer>([Team], 1)),
        [typeof(Page<TeamMemberAnswer>)] = Json(new Page<TeamMemberAnswer>(Team.Leaders, 1)),
        [typeof(AuditEntryAnswer)] = Json(Entry),
        [typeof(Page<AuditEntryAnswer>)] = Json(new Page<AuditEntryAnswer>([Entry], 1)),
        [typeof(Page<AccessEntryAnswer>)] = Json(new Page<AccessEntryAnswer>(
            [
                new()
                {
                    Id = 570000, At = Entry.At, Caller = "u12", Address = "192.0.2.1", Method = "GET", Route = "/api/v1/units/{id:int}", Status = 200, Count = 3, DurationMs = 2,
                    LongestMs = 1,
                },
            ], 1)),
        [typeof(ChangePage)] = Json(new ChangePage { Items = [new() { Type = "employee", Id = 1842, Change = "removed", Reason = "load" }], Token = "MS4yLjAuNTcuMA", HasMore = false }),
        [typeof(BatchAnswer)] = Json(new BatchAnswer
        {
            Committed = true,
            Responses = [new() { Id = "unit", Status = 201, Headers = new Dictionary<string, string> { ["Location"] = "/api/v1/units/77", ["ETag"] = "\"1-5hYp0k2rTn7cWqvD\"" } }],
        }),
        [typeof(TokenAnswer)] = Json(new TokenAnswer { AccessToken = "eyJ…", TokenType = "Bearer", ExpiresIn = 600, RefreshToken = "Jd…", Scope = "directory:read contact:read" }),
        [typeof(TokenErrorAnswer)] = Json(new TokenErrorAnswer { Error = "invalid_grant", ErrorDescription = "The e-mail address or the password is wrong, or there were too many wrong attempts: then wait a few minutes." }),
        [typeof(RevocationAnswer)] = Json(new RevocationAnswer()),
        [typeof(KeySetAnswer)] = Json(new KeySetAnswer { Keys = [new() { Kty = "EC", Crv = "P-256", Kid = "5f2c…", Use = "sig", Alg = "ES256", X = "f83O…", Y = "x_FE…" }] }),
        [typeof(ServerMetadataAnswer)] = Json(new ServerMetadataAnswer
        {
            Issuer = "orgchart", TokenEndpoint = "https://orgchart.northland.example/api/v1/auth/token", RevocationEndpoint = "https://orgchart.northland.example/api/v1/auth/revoke",
            JwksUri = "https://orgchart.northland.example/.well-known/jwks.json", ScopesSupported = Permissions.All, GrantTypesSupported = ["password", "refresh_token", "client_credentials"],
            ResponseTypesSupported = [], TokenEndpointAuthMethodsSupported = ["client_secret_basic", "client_secret_post"],
        }),
        [typeof(UserAnswer)] = Json(User),
        [typeof(Page<UserAnswer>)] = Json(new Page<UserAnswer>([User], 1)),
        [typeof(ResetCodeAnswer)] = Json(new ResetCodeAnswer { Code = "Qk…", ValidUntil = Moment.AddHours(1), Mailed = false }),
        [typeof(Page<SessionAnswer>)] = Json(new Page<SessionAnswer>([Session], 1)),
        [typeof(UserExport)] = Json(new UserExport { User = User, Sessions = [Session], SecurityEvents = [Event], Requests = [], Changes = [Entry] }),
        [typeof(SecondFactorKeyAnswer)] = Json(new SecondFactorKeyAnswer { Key = "JBSWY3DPEHPK3PXP", Uri = "otpauth://totp/OrgChart:anna%40northland.example?secret=JBSWY3DPEHPK3PXP&issuer=OrgChart&digits=6" }),
        [typeof(RecoveryCodesAnswer)] = Json(new RecoveryCodesAnswer { RecoveryCodes = ["7HGTB-4QJKP", "X2M9R-8WVDC"] }),
        [typeof(ClientAnswer)] = Json(Client),
        [typeof(Page<ClientAnswer>)] = Json(new Page<ClientAnswer>([Client], 1)),
        [typeof(ClientSecretAnswer)] = Json(new ClientSecretAnswer { Id = 3, ClientId = "c3", ClientSecret = "w5…" }),
        [typeof(Page<SecurityEventAnswer>)] = Json(new Page<SecurityEventAnswer>([Event], 1)),
        [typeof(ChartNode)] = JsonNode.Parse("""
            {"id":9,"name":"Service Design Division","acronym":"SDD","employeeCount":3,"totalEmployeeCount":14,"childCount":1,"head":{"id":1830,"displayName":"Anna Sørensen","jobTitle":"Director"},"children":[
              {"id":12,"name":"Accessibility Team","acronym":"AT","employeeCount":11,"totalEmployeeCount":11,"childCount":0,"head":null,"children":[]}]}
            """)!,
    };

    /// <summary>An example of an answer of this type.</summary>
    /// <exception cref="InvalidOperationException">There is none yet; every answer has one.</exception>
    public static JsonNode Of(Type type) =>
        ByType.GetValueOrDefault(type)?.DeepClone() ?? throw new InvalidOperationException($"{nameof(Examples)} has no example of {type}.");

    private static JsonNode Json<T>(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ApiJson.Write(buffer, value);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }
}
