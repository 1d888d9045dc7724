using System.Net;
using OrgChart.Application.Imports;

namespace OrgChart.UnitTests.Imports.Schedule;

/// <summary>Where files are fetched from, and where not.</summary>
[TestFixture]
public sealed class SourcePolicyTests
{
    private static readonly ScheduleOptions Settings = new() { AllowedHosts = { "files.example.org", "localhost", "10.1.2.3", "[::1]", "127.0.0.1" } };

    [TestCase("https://files.example.org/a.csv", null)]
    [TestCase("https://FILES.example.org:8443/a.csv", null)]
    [TestCase("https://10.1.2.3/a.csv", null)]
    [TestCase("http://localhost:5000/a.csv", null)]
    [TestCase("http://127.0.0.1/a.csv", null)]
    [TestCase("http://[::1]:5000/a.csv", null)]
    [TestCase("http://files.example.org/a.csv", "download.not_https")]
    [TestCase("http://10.1.2.3/a.csv", "download.not_https")]
    [TestCase("https://example.org/a.csv", "download.host_not_allowed")]
    [TestCase("https://evil.files.example.org/a.csv", "download.host_not_allowed")]
    [TestCase("https://files.example.org.evil.example/a.csv", "download.host_not_allowed")]
    [TestCase("https://files.example.org@evil.example/a.csv", "download.host_not_allowed")]
    [TestCase("https://169.254.169.254/latest", "download.host_not_allowed")]
    [TestCase("ftp://files.example.org/a.csv", "download.not_https")]
    [TestCase("file:///etc/passwd", "download.host_not_allowed")]
    public void Files_come_from_allowed_hosts_and_by_https_unless_it_is_this_machine(string address, string? code) =>
        Assert.That(new SourcePolicy(Settings).Refuse(new Uri(address))?.Code, Is.EqualTo(code));

    [Test]
    public void Http_is_allowed_where_the_setting_says_so_and_nothing_else()
    {
        var policy = new SourcePolicy(new ScheduleOptions { AllowedHosts = { "files.example.org" }, AllowHttp = true });

        Assert.That(policy.Refuse(new Uri("http://files.example.org/a.csv")), Is.Null);
        Assert.That(policy.Refuse(new Uri("ftp://files.example.org/a.csv"))?.Code, Is.EqualTo("download.not_https"));
    }

    [TestCase("93.184.215.14", true)]
    [TestCase("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("10.0.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.168.1.1", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::1", false)]
    [TestCase("::", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("::ffff:93.184.215.14", true)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::", false)]
    [TestCase("192.88.99.1", false)]
    [TestCase("::ffff:0:10.0.0.1", false)]
    [TestCase("3fff::1", false)]
    [TestCase("5f00::1", false)]
    [TestCase("4000::1", false)]
    public void A_name_leads_only_to_public_addresses(string address, bool mayReach) =>
        Assert.That(new SourcePolicy(Settings).MayReach("files.example.org", IPAddress.Parse(address)), Is.EqualTo(mayReach));

    [TestCase("10.0.0.1", true)]
    [TestCase("fd00::1", true)]
    [TestCase("::ffff:192.168.1.1", true)]
    [TestCase("93.184.215.14", true)]
    [TestCase("169.254.169.254", false)]
    [TestCase("127.0.0.1", false)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("239.0.0.1", false)]
    [TestCase("::1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("ff02::1", false)]
    [TestCase("64:ff9b::a9fe:a9fe", false)]
    [TestCase("64:ff9b:1::a9fe:a9fe", false)]
    [TestCase("2002:a9fe:a9fe::", false)]
    [TestCase("fd00:ec2::254", false)]
    [TestCase("100.100.100.200", false)]
    [TestCase("100.100.100.201", true)]
    public void Within_a_network_a_name_leads_to_other_machines_once_the_setting_says_so_and_never_to_this_one(string address, bool mayReach) =>
        Assert.That(new SourcePolicy(new ScheduleOptions { AllowPrivateAddresses = true }).MayReach("hr.intranet.example", IPAddress.Parse(address)), Is.EqualTo(mayReach));

    [Test]
    public void Localhost_is_this_machine_whatever_the_setting_says() =>
        Assert.That(new SourcePolicy(new ScheduleOptions { AllowPrivateAddresses = true }).MayReach("localhost", IPAddress.Parse("10.0.0.1")), Is.False);

    [TestCase("10.1.2.3", "10.1.2.3", true)]
    [TestCase("localhost", "127.0.0.1", true)]
    [TestCase("localhost", "::1", true)]
    [TestCase("localhost", "10.0.0.1", false)]
    public void An_address_that_is_allowed_as_it_stands_is_meant_so_and_localhost_is_this_machine(string host, string address, bool mayReach) =>
        Assert.That(new SourcePolicy(Settings).MayReach(host, IPAddress.Parse(address)), Is.EqualTo(mayReach));
}
