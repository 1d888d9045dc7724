using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Guards;

/// <summary>One server with all guards up. The tests are its proxy: each comes from addresses of its own, so that no test uses up what another may ask.</summary>
[SetUpFixture]
internal sealed class Guarded
{
    /// <summary>How many requests a caller may send within a minute.</summary>
    public const int RequestsPerMinute = 20;

    /// <summary>The origin whose pages may use the API.</summary>
    public const string Origin = "https://pages.example";

    private static int lastAddress;

    /// <summary>The server.</summary>
    public static LiveServer Server { get; private set; } = null!;

    /// <summary>A client who has not signed in.</summary>
    public static HttpClient Nobody { get; private set; } = null!;

    /// <summary>An address that nobody else has.</summary>
    public static string NewAddress()
    {
        var number = Interlocked.Increment(ref lastAddress);
        return $"10.0.{number / 250}.{(number % 250) + 1}";
    }

    /// <summary>Sends a request as a proxy does that got it over HTTPS.</summary>
    public static Task<Answer> AskAsync(HttpClient client, string from, string address, string method = "GET", params (string Name, string Value)[] headers) =>
        client.AskAsync(method, address, null, [("X-Forwarded-For", from), ("X-Forwarded-Proto", "https"), .. headers]);

    /// <summary>Sends as many requests as one may, all of which are answered.</summary>
    public static async Task UseUpAsync(HttpClient client, Func<int, string> from, int count = RequestsPerMinute)
    {
        for (var i = 0; i < count; i++) (await AskAsync(client, from(i), "departments")).Was(HttpStatusCode.OK);
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Server = await LiveServer.StartAsync(
            "--Proxies:Known:0=127.0.0.0/8", "--Security:RequireHttps=true", $"--RateLimits:RequestsPerMinute={RequestsPerMinute}", $"--Cors:Origins:0={Origin}", "--Limits:RequestSeconds=1",
            "--Access:AnonymousRead=true");
        Nobody = Server.Client(null);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        Nobody?.Dispose();
        Server?.Dispose();
    }
}
