using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.WebApi.Hosting;

namespace OrgChart.UnitTests.Imports.Schedule;

/// <summary>Settings that nobody could load with stop the start, and say which they are; secrets in them are not repeated.</summary>
[TestFixture]
public sealed class ScheduleOptionsTests
{
    [Test]
    public void Nothing_is_scheduled_until_a_source_is_named()
    {
        var options = new ScheduleOptions();

        Assert.That((options.IsOn, options.Interval), Is.EqualTo((false, TimeSpan.FromHours(24))));
        Assert.That(ErrorsOf(options), Is.Empty);
    }

    [TestCase("https://files.example.org/a.csv")]
    [TestCase("https://FILES.EXAMPLE.ORG:8443/a.csv?day=1")]
    [TestCase("http://127.0.0.1:8080/a.csv")]
    public void A_source_on_an_allowed_host_is_taken(string address) =>
        Assert.That(ErrorsOf(new ScheduleOptions { SourceUrl = address, AllowedHosts = { "files.example.org", "127.0.0.1" }, User = "reader", Password = "p:w" }), Is.Empty);

    [TestCase("files.example.org/secret", "Imports:Schedule:SourceUrl takes")]
    [TestCase("ftp://files.example.org/secret", "Imports:Schedule:SourceUrl takes")]
    [TestCase("https://reader:secret@files.example.org/a.csv", "Imports:Schedule:User")]
    [TestCase("http://files.example.org/secret", "Imports:Schedule:AllowHttp")]
    [TestCase("https://elsewhere.example/secret", "Imports:Schedule:AllowedHosts")]
    public void Others_are_refused_with_the_key_and_without_the_address(string address, string told)
    {
        var errors = ErrorsOf(new ScheduleOptions { SourceUrl = address, AllowedHosts = { "files.example.org" } });

        Assert.That(errors, Has.Exactly(1).Contains(told));
        Assert.That(errors, Has.None.Contains("secret"));
    }

    [TestCase("https://files.example.org")]
    [TestCase("*")]
    [TestCase("files.example.org:443")]
    public void An_allowed_host_is_a_name_or_an_address_and_nothing_more(string host) =>
        Assert.That(ErrorsOf(new ScheduleOptions { SourceUrl = "https://files.example.org/a.csv", AllowedHosts = { "files.example.org", host } }), Has.Exactly(1).Contains("AllowedHosts names"));

    [TestCase("token", "user", "", "two ways")]
    [TestCase("", "", "secret", "has no Imports:Schedule:User")]
    [TestCase("", "a:b", "secret", "colon")]
    [TestCase("secret\r\nX: 1", "", "", "cannot be sent")]
    [TestCase("", "user", "secret\n", "cannot be sent")]
    public void Credentials_are_one_way_to_sign_in_that_can_be_sent(string token, string user, string password, string told)
    {
        var options = new ScheduleOptions { SourceUrl = "https://files.example.org/a.csv", AllowedHosts = { "files.example.org" }, BearerToken = token, User = user, Password = password };

        Assert.That(ErrorsOf(options), Has.Some.Contains(told));
        Assert.That(ErrorsOf(options), Has.None.Contains("secret"));
    }

    [Test]
    public void Numbers_have_their_limits()
    {
        var options = new ScheduleOptions { IntervalHours = 0, MaxDownloadBytes = 0, TimeoutSeconds = 0 };

        Assert.That(ErrorsOf(options).Select(error => error.Split(' ')[0]), Is.EquivalentTo(["Imports:Schedule:IntervalHours", "Imports:Schedule:MaxDownloadBytes", "Imports:Schedule:TimeoutSeconds"]));
    }

    [TestCase("pdf", "", "Imports:Schedule:Format")]
    [TestCase("geds", "mapping.json", "only for tables")]
    [TestCase("csv", "no-such-mapping.json", "Imports:Schedule:MappingFile")]
    public async Task A_format_that_nobody_reads_and_a_mapping_that_is_not_there_stop_the_start(string format, string mapping, string told)
    {
        await using var app = WebHost.Build(
            ["--Imports:Schedule:SourceUrl=https://files.example.org/a", "--Imports:Schedule:AllowedHosts:0=files.example.org", $"--Imports:Schedule:Format={format}", $"--Imports:Schedule:MappingFile={mapping}", "--Log:Console=None"]);

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.That(refusal!.Failures, Has.Exactly(1).Contains(told));
    }

    [Test]
    public void The_configuration_is_read_as_it_is_documented()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Imports:Schedule:SourceUrl"] = "https://files.example.org/a.csv", ["Imports:Schedule:IntervalHours"] = "0.5", ["Imports:Schedule:Departments:0"] = "ESDC",
            ["Imports:Schedule:AllowedHosts:0"] = "files.example.org", ["Imports:Schedule:BearerToken"] = "token",
        }).Build();

        var options = configuration.GetSection(ScheduleOptions.Section).Get<ScheduleOptions>()!;

        Assert.That((options.IsOn, options.Interval, options.Departments.Single(), options.AllowedHosts.Single(), options.BearerToken), Is.EqualTo((true, TimeSpan.FromMinutes(30), "ESDC", "files.example.org", "token")));
    }

    private static List<string> ErrorsOf(ScheduleOptions options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true);
        return [.. errors.Select(error => error.ErrorMessage!)];
    }
}
