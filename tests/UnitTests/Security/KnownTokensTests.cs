using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Security;

[TestFixture]
public sealed class KnownTokensTests
{
    private const string Header = "Bearer abc";

    private readonly SignedIn caller = new("u12", [], new(AccountKind.User, 12, 40, 3, []), rights: null);
    private readonly EndedAccess ended = new();
    private readonly SkippingTime time = new(A.LoadStart);

    [Test]
    public async Task A_token_is_known_until_it_expires()
    {
        var known = New(ended);
        Assert.That((await Add(known)).Principal, Is.SameAs(caller));
        time.Advance(TimeSpan.FromMinutes(10).Subtract(TimeSpan.FromTicks(1)));
        Assert.That((known.TryFind(Header, out var result), known.TryFind("Bearer abd", out _)), Is.EqualTo((true, false)));
        Assert.That((await result!).Principal, Is.SameAs(caller));

        time.Advance(TimeSpan.FromTicks(1));
        Assert.That(known.TryFind(Header, out _), Is.False);
    }

    [TestCase("u12", 4)]
    [TestCase("u12", int.MaxValue)]
    [TestCase("s40", 0)]
    public async Task A_known_token_whose_session_or_account_has_ended_is_refused(string subject, int version)
    {
        var mine = new EndedAccess();
        var known = New(mine);
        await Add(known);
        mine.Add([new AccessEndingRow { Subject = subject, Version = version }]);

        Assert.That(known.TryFind(Header, out var result), Is.True);
        Assert.That(((await result!).Succeeded, (await Add(known)).Succeeded), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task An_ended_token_is_not_remembered()
    {
        var mine = new EndedAccess();
        mine.Add([new AccessEndingRow { Subject = "u12", Version = 4 }]);
        var known = New(mine);

        Assert.That(((await Add(known)).Succeeded, known.TryFind(Header, out _)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Tokens_of_another_issuer_are_ended_by_him_alone()
    {
        var mine = new EndedAccess();
        mine.Add([new AccessEndingRow { Subject = "x:staff:7", Version = int.MaxValue }]);

        Assert.That((await New(mine).Add(Header, new("x:staff:7", [], account: null, rights: null), time.GetUtcNow().AddMinutes(1), "Bearer", keyRemovals: 0)).Succeeded, Is.True);
    }

    [Test]
    public async Task Somebody_who_fills_the_memory_only_empties_it()
    {
        var known = New(ended);
        await Add(known);
        for (var i = 0; i < 10_000; i++) await known.Add($"Bearer {i}", caller, time.GetUtcNow().AddMinutes(10), "Bearer", keyRemovals: 0);

        Assert.That((known.TryFind(Header, out _), known.TryFind("Bearer 9999", out _)), Is.EqualTo((false, true)));
    }

    private Task<AuthenticateResult> Add(KnownTokens known) => known.Add(Header, caller, time.GetUtcNow().AddMinutes(10), "Bearer", keyRemovals: 0);

    // Keys from a folder that is not there: none.
    private KnownTokens New(EndedAccess endings) => new(endings, new SigningKeys(Options.Create(new SecurityOptions { KeyFolder = "no-such-folder" }), time), time);
}
