using OrgChart.Domain.Clients;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Clients;

[TestFixture]
public sealed class ClientTests
{
    private static readonly ClientDetails Payroll = new("Payroll", ["teams:read", "directory:read", "directory:read"], null, IsFirstParty: false);

    [Test]
    public void A_client_keeps_its_scopes_once_each_in_one_order()
    {
        var client = Make();

        Assert.That(client.Scopes, Is.EqualTo(new[] { "directory:read", "teams:read" }));
        Assert.That((client.Name, client.SecretHash, client.SecretAt, client.CreatedAt, client.AccessVersion), Is.EqualTo(("Payroll", "digest", A.Earlier, A.Earlier, 1)));
    }

    [Test]
    public void Another_name_ends_no_access_but_other_rights_do()
    {
        var client = Make();
        client.Change(client.Details with { Name = "Pay", IsFirstParty = true });
        Assert.That((client.Name, client.IsFirstParty, client.AccessVersion), Is.EqualTo(("Pay", true, 1)));

        client.Change(client.Details with { Scopes = ["teams:read", "directory:read"] });
        Assert.That(client.AccessVersion, Is.EqualTo(1), "the same ones");
        client.Change(client.Details with { Scopes = ["directory:read"] });
        client.Change(client.Details with { UnitId = new OrgUnitId(4) });
        client.Change(client.Details with { UnitId = null });
        Assert.That(client.AccessVersion, Is.EqualTo(4));
    }

    [Test]
    public void Another_secret_ends_access_with_the_one_before()
    {
        var client = Make();
        client.ReplaceSecret("another", A.LoadStart);

        Assert.That((client.SecretHash, client.SecretAt, client.CreatedAt, client.AccessVersion), Is.EqualTo(("another", A.LoadStart, A.Earlier, 2)));
    }

    private static Client Make() => Client.Create(new ClientId(3), Payroll, "digest", A.Earlier);
}
