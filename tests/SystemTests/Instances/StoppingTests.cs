using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Instances;

/// <summary>A server that is asked to stop says so first, and goes on answering until nobody asks any more.</summary>
[TestFixture, Parallelizable]
internal sealed class StoppingTests
{
    [Test]
    public async Task It_is_not_ready_any_more_and_answers_on_and_ends_without_an_error()
    {
        using var server = await LiveServer.StartAsync("--Shutdown:DrainSeconds=20");
        var client = server.Client("editor");
        Assert.That((await client.ReadAsync("/health/ready")).Headers.Keys, Does.Not.Contain("Connection"));

        // What is done for the first time takes long, and the seconds that a server has left are counted.
        (await client.PostJsonAsync("units", new { names = "Before" })).IsCreated();
        await client.ReadAsync("departments");

        server.AskToStop();
        await Eventually.IsTrueAsync(async () => (await client.AskAsync("GET", "/health/ready", null)).Status == HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10), "it says so");

        Assert.That((await client.ReadAsync("departments")).Headers["Connection"], Is.EqualTo("close"), "and sends callers to others");
        (await client.ReadAsync("/health/live")).Was(HttpStatusCode.OK);
        (await client.PostJsonAsync("units", new { names = "At the last moment" })).IsCreated();
        Assert.That(await server.StopAsync(), Is.Zero);
        Assert.That(server.Number("SELECT count(*) FROM org_units WHERE name_en = 'At the last moment'"), Is.EqualTo(1));
    }

    [Test]
    public async Task In_development_nobody_waits()
    {
        using var server = await LiveServer.StartAsync("--environment=Development");

        Assert.That(await server.StopAsync(), Is.Zero);

        Assert.That(server.Log, Does.Not.Contain("Not ready any more"));
    }
}
