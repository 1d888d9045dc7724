using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Guards;

/// <summary>A guard that is set up wrongly guards nothing, so the server does not start with it.</summary>
[TestFixture, Parallelizable]
internal sealed class WrongSettingTests
{
    [TestCase("--RateLimits:RequestsPerMinute=-1", "RateLimits:RequestsPerMinute", "0")]
    [TestCase("--RateLimits:RequestsPerMinute=many", "RateLimits:RequestsPerMinute", "many")]
    [TestCase("--Limits:RequestSeconds=0", "Limits:RequestSeconds", "1 to 3600")]
    [TestCase("--Proxies:Known:0=proxy", "Proxies:Known", "10.0.0.0/8")]
    [TestCase("--Cors:Origins:0=*", "Cors:Origins", "https://intranet.example.org")]
    [TestCase("--Security:RequireHttps=perhaps", "Security:RequireHttps", "perhaps")]
    [TestCase("--AccessLog:KeptDays=0", "AccessLog:KeptDays", "1 to 3650")]
    [TestCase("--Imports:Schedule:SourceUrl=https://files.example.org/a.csv", "Imports:Schedule:AllowedHosts", "files.example.org")]
    [TestCase("--Imports:Schedule:SourceUrl=files.example.org", "Imports:Schedule:SourceUrl", "https://files.example.org/directory.csv")]
    [TestCase("--Imports:AbsencesBeforeRemoval=0", "Imports:AbsencesBeforeRemoval", "1 to 10")]
    [TestCase("--Imports:Schedule:IntervalHours=0", "Imports:Schedule:IntervalHours", "0.1 to 8784")]
    public async Task A_wrong_setting_stops_the_server_with_its_key_and_what_is_allowed(string setting, string key, string allowed)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, setting);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(key).And.Contain(allowed));
        Assert.That(error, Does.Not.Contain("   at ").And.Not.Contain("DataAnnotation"), "a sentence, no stack");
    }

    [Test]
    public async Task Believing_every_senders_word_for_his_address_stops_the_server()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting], ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain("Proxies:Known").And.Not.Contain("   at "));
    }
}
