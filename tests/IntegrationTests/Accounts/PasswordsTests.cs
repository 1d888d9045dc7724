using System.Buffers.Binary;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Accounts;

public sealed class PasswordsTests(ITestDatabase database) : AccountTest(database)
{
    [Test]
    public async Task A_password_is_kept_as_PBKDF2_with_HMAC_SHA512_and_at_least_220000_rounds()
    {
        var user = await AddUserAsync("u@example.org");
        await Accounts.InScopeAsync(scope => scope.Get<IPasswords>().SetAsync(user, Password, "password"));

        var bytes = Convert.FromBase64String(user.PasswordHash!);
        Assert.That((bytes[0], Number(bytes, 1), Number(bytes, 9), bytes.Length - 13 - 16), Is.EqualTo((1, 2, 16, 32)), "the format of Identity, HMAC-SHA512, salt and key");
        Assert.That(Number(bytes, 5), Is.GreaterThanOrEqualTo(220_000));
        Assert.That((await VerifyAsync(user, Password), await VerifyAsync(user, Password + " ")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_older_hash_is_made_anew_at_the_next_right_password_and_ends_nothing()
    {
        var old = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        var user = await AddUserAsync("u@example.org");
        var hash = old.HashPassword(user, Password);
        user.Rehash(hash);

        Assert.That((await VerifyAsync(user, "wrong"), user.PasswordHash), Is.EqualTo((false, hash)));
        Assert.That((await VerifyAsync(user, Password), Number(Convert.FromBase64String(user.PasswordHash!), 5), user.AccessVersion), Is.EqualTo((true, 220_000, 1)));
        Assert.That(await VerifyAsync(user, Password), Is.True);
    }

    [Test]
    public async Task Nobody_and_those_without_a_password_or_kept_out_are_refused_by_hashing_too()
    {
        var (without, disabled) = (await AddUserAsync("u@example.org"), await AddUserAsync("d@example.org"));
        disabled.Rehash(new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(disabled, Password));
        disabled.Disable(true, 1);

        Assert.That((await VerifyAsync(null, Password), await VerifyAsync(without, Password), await VerifyAsync(disabled, Password)), Is.EqualTo((false, false, false)));
    }

    [Test]
    public async Task A_password_that_is_refused_leaves_the_one_before()
    {
        var user = await AddUserAsync("u@example.org");
        user.Rehash("before");

        var invalid = Assert.ThrowsAsync<ValidationException>(() => Accounts.InScopeAsync(scope => scope.Get<IPasswords>().SetAsync(user, "passwordpassword", "password")));
        Assert.That((invalid!.Errors.Single().PropertyName, user.PasswordHash, user.AccessVersion), Is.EqualTo(("password", "before", 1)));
    }

    [TestCase("219999")]
    [TestCase("0")]
    public void Fewer_rounds_are_refused(string rounds)
    {
        var host = Start(new Dictionary<string, string?> { ["Accounts:HashIterations"] = rounds });

        Assert.That(() => ((IOptions<AccountOptions>)host.Services.GetService(typeof(IOptions<AccountOptions>))!).Value, Throws.TypeOf<OptionsValidationException>());
    }

    [TestCase("admin")]
    [TestCase("editor")]
    public void Whoever_registers_himself_is_a_reader_at_most(string role)
    {
        var host = Start(new Dictionary<string, string?> { ["Accounts:RegistrationRole"] = role });

        Assert.That(() => ((IOptions<AccountOptions>)host.Services.GetService(typeof(IOptions<AccountOptions>))!).Value, Throws.TypeOf<OptionsValidationException>());
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private Task<bool> VerifyAsync(User? user, string password) => Accounts.InScopeAsync(scope => scope.Get<IPasswords>().VerifyAsync(user, password, CancellationToken.None));
}
