using NUnit.Framework;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Accounts;

public sealed class SecondFactorTests(ITestDatabase database) : AccountTest(database)
{
    private string key = "";
    private IReadOnlyList<string> recoveryCodes = [];

    [SetUp]
    public async Task SetUpASecondFactor()
    {
        await AddUserAsync("u@example.org");
        await WithUserAsync(async (secondFactor, user) =>
        {
            key = await secondFactor.BeginAsync(user);
            user.ConfirmSecondFactor();
            recoveryCodes = await secondFactor.MakeRecoveryCodesAsync(user);
            return true;
        });
    }

    [Test]
    public async Task A_code_is_good_once()
    {
        var code = Totp.CodeOf(key);

        Assert.That(await VerifyAsync(code), Is.True);
        Assert.That(await VerifyAsync(code), Is.False);
    }

    /// <summary>The library reads numbers generously.</summary>
    [Test]
    public async Task A_used_code_is_not_good_again_in_another_dress()
    {
        var code = Totp.CodeOf(key);
        Assert.That(await VerifyAsync(code[..3] + " " + code[3..]), Is.True, "as apps show it");

        foreach (var dress in new[] { code, "0" + code, "+" + code, "\t" + code, code + "\n", code + "\u2009", "00000" + code })
            Assert.That(await VerifyAsync(dress), Is.False, $"'{dress}'");
    }

    [Test]
    public async Task Of_20_uses_of_a_code_at_the_same_time_one_wins()
    {
        var code = Totp.CodeOf(key);
        TestHost[] hosts = [Accounts, Start()];

        Assert.That(await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => VerifyAsync(code, hosts[i % 2])))), Has.Exactly(1).True);
    }

    [TestCase("")]
    [TestCase("12345")]
    [TestCase("abcdef")]
    [TestCase("１２３４５６")]
    public async Task What_is_no_code_is_wrong(string code) => Assert.That(await VerifyAsync(code), Is.False);

    [Test]
    public async Task A_recovery_code_is_good_once_and_the_others_stay()
    {
        Assert.That((recoveryCodes.Count, recoveryCodes.Distinct().Count()), Is.EqualTo((10, 10)));

        Assert.That(await RedeemAsync(" " + recoveryCodes[3].ToLowerInvariant()), Is.True, "as people write");
        Assert.That(await RedeemAsync(recoveryCodes[3]), Is.False);
        Assert.That((await RedeemAsync(recoveryCodes[4]), await RedeemAsync("AAAAA-AAAAA"), await RedeemAsync("")), Is.EqualTo((true, false, false)));
        Assert.That((await FindAsync(Accounts, "u@example.org")).RecoveryCodes.Count, Is.EqualTo(8));
    }

    [Test]
    public async Task A_new_key_makes_codes_of_the_old_one_worthless()
    {
        var old = key;
        await WithUserAsync(async (secondFactor, user) => (key = await secondFactor.BeginAsync(user)).Length > 0);

        Assert.That((await VerifyAsync(Totp.CodeOf(old)), await VerifyAsync(Totp.CodeOf(key)), (await FindAsync(Accounts, "u@example.org")).RecoveryCodes.Count), Is.EqualTo((false, true, 0)));
    }

    private Task<bool> VerifyAsync(string code, TestHost? host = null) => WithUserAsync((secondFactor, user) => secondFactor.VerifyAsync(user, code, CancellationToken.None), host, commit: false);

    private Task<bool> RedeemAsync(string code) => WithUserAsync((secondFactor, user) => secondFactor.RedeemAsync(user, code));

    private Task<bool> WithUserAsync(Func<ISecondFactor, User, Task<bool>> action, TestHost? host = null, bool commit = true) => (host ?? Accounts).InScopeAsync(async scope =>
    {
        var user = (await scope.Get<IUserRepository>().FindByEmailAsync("u@example.org", CancellationToken.None))!;
        var result = await action(scope.Get<ISecondFactor>(), user);
        if (commit) await scope.Work.CommitAsync(CancellationToken.None);
        return result;
    });
}
