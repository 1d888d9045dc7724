using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>One server over the demo organisation for all tests that change something over HTTP; each makes what it changes itself.</summary>
[SetUpFixture]
internal sealed class Live
{
    /// <summary>The server.</summary>
    public static LiveServer Server { get; private set; } = null!;

    /// <summary>A client who may edit.</summary>
    public static HttpClient Editor { get; private set; } = null!;

    /// <summary>A client who may only read.</summary>
    public static HttpClient Reader { get; private set; } = null!;

    /// <summary>A client who may do everything.</summary>
    public static HttpClient Admin { get; private set; } = null!;

    /// <summary>A client who has not signed in.</summary>
    public static HttpClient Nobody { get; private set; } = null!;

    /// <summary>Makes a department of its own for a test.</summary>
    public static async Task<int> DepartmentAsync(string name = "Department") => await UnitAsync(null, name);

    /// <summary>Makes a unit.</summary>
    public static async Task<int> UnitAsync(int? parentId, string name = "Unit") => (await Editor.PostJsonAsync("units", new { parentId, names = new { en = name } })).IsCreated().Id;

    /// <summary>Adds a person.</summary>
    public static async Task<int> PersonAsync(int unitId, string surname = "Person", int? managerId = null) =>
        (await Editor.PostJsonAsync("employees", new { unitId, surname, managerId })).IsCreated().Id;

    /// <summary>Founds a team.</summary>
    public static async Task<int> TeamAsync(int leaderId, string name = "Team") => (await Editor.PostJsonAsync("teams", new { names = new { en = name }, leaderId })).IsCreated().Id;

    /// <summary>The ETag that something has now.</summary>
    public static async Task<string> TagAsync(string address) => (await Admin.ReadAsync(address)).ETag;

    /// <summary>Checks that something is not there any more.</summary>
    public static async Task IsMissingAsync(string address, string code) => (await Admin.AskAsync("GET", address, null)).Fails(HttpStatusCode.NotFound, code);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Server = await LiveServer.StartAsync("--Security:AccessTokenMinutes=60");
        (Editor, Reader, Admin, Nobody) = (Server.Client("editor"), Server.Client("reader"), Server.Client("admin"), Server.Client(null));
    }

    [OneTimeTearDown]
    public void Stop() => Server?.Dispose();
}
