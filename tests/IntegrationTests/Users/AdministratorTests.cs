using MediatR;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Application.Users.CreateUser;
using OrgChart.Application.Users.DeleteUser;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Users;

public sealed class AdministratorTests(ITestDatabase database) : AccountTest(database)
{
    private const int Rounds = 10;

    [Test]
    public async Task Two_administrators_who_remove_each_other_at_the_same_time_leave_one([Values("grant", "disable", "delete")] string how)
    {
        TestHost[] hosts = [Accounts, Start(new Dictionary<string, string?> { ["Accounts:AdministratorsNeedSecondFactor"] = "false" })];
        for (var round = 0; round < Rounds; round++)
        {
            User[] both = [await AddUserAsync($"a{round}@example.org", "admin"), await AddUserAsync($"b{round}@example.org", "admin")];
            CallerAccount[] accounts = [(await BeginAsync(both[0])).Account, (await BeginAsync(both[1])).Account];

            var codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => CodeOfAsync(AsAsync(hosts[i], accounts[i], scope => scope.Get<IMediator>().Send(Removal(how, both[1 - i].Id.Value)))))));

            Assert.That(codes, Has.Exactly(1).EqualTo("done"), "the other one is not what he was any more, or the last");
            Assert.That(await Accounts.RowsAsync("SELECT COUNT(*) FROM users WHERE CAST(is_administrator AS int) = 1 AND CAST(is_disabled AS int) = 0"), Is.EqualTo(new[] { "1" }));
            await Accounts.ExecuteAsync("DELETE FROM users");
        }
    }

    [Test]
    public async Task Two_administrators_who_remove_themselves_at_the_same_time_leave_one([Values("grant", "disable", "delete")] string how)
    {
        TestHost[] hosts = [Accounts, Start()];
        for (var round = 0; round < Rounds; round++)
        {
            User[] both = [await AddUserAsync($"a{round}@example.org", "admin"), await AddUserAsync($"b{round}@example.org", "admin")];

            var codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => CodeOfAsync(hosts[i].SendAsync(Removal(how, both[i].Id.Value))))));

            Assert.That(codes, Is.EquivalentTo(new[] { "done", "user.last_administrator" }));
            await Accounts.ExecuteAsync("DELETE FROM users");
        }
    }

    [Test]
    public async Task A_deleted_user_leaves_a_number_and_nothing_else()
    {
        var user = await AddUserAsync("erased@example.org", "reader");
        var (account, _) = await BeginAsync(user);
        await AsAsync(account, new Application.Users.ChangeProfile.ChangeProfileCommand(fields => fields with { DisplayName = "Erased Name" }, null, null, null));
        var (others, _) = await BeginAsync(await AddUserAsync("o@example.org"));

        await Accounts.SendAsync(new DeleteUserCommand(user.Id.Value, null));

        Assert.That(await Accounts.RowsAsync("SELECT user_id FROM sessions"), Is.EqualTo(new[] { $"{others.Id}" }));
        Assert.That(await Accounts.RowsAsync("SELECT COUNT(*) FROM refresh_tokens"), Is.EqualTo(new[] { "1" }));
        Assert.That(await Accounts.RowsAsync($"SELECT COUNT(*) FROM security_events WHERE actor = 'u{user.Id}' AND address IS NOT NULL"), Is.EqualTo(new[] { "0" }));
        Assert.That((await Accounts.RowsAsync($"SELECT kind, address FROM security_events WHERE subject = 'u{user.Id}' ORDER BY id DESC")).Take(1), Is.EqualTo(new[] { $"{(int)SecurityEventKind.AccountDeleted}|192.0.2.7" }), "the administrator's");
        await AssertNowhereAsync("erased@example.org", "ERASED@EXAMPLE.ORG", "Erased Name", "erased name");
    }

    [Test]
    public async Task Somebody_who_erases_himself_leaves_no_address_not_even_of_doing_so()
    {
        var user = await AddUserAsync("erased@example.org", "reader");
        var (account, _) = await BeginAsync(user);
        await AsAsync(Accounts, account, async scope =>
        {
            ((TestCaller)scope.Get<ICaller>()).Address = "198.51.100.77";
            await scope.Work.BeginAsync(CancellationToken.None);
            await scope.Get<Erasure>().EraseAsync((await scope.Get<IUserRepository>().FindAsync(user.Id, CancellationToken.None))!, CancellationToken.None);
            return await scope.Work.CommitAsync(CancellationToken.None);
        });

        await AssertNowhereAsync("198.51.100.77");
        Assert.That(await Accounts.RowsAsync($"SELECT kind FROM security_events WHERE subject = 'u{user.Id}' ORDER BY id"), Is.EqualTo(new[] { "1", "7", "13" }), "what happened stays known");
    }

    [Test]
    public async Task The_history_of_accounts_tells_what_they_may_and_not_whose_they_are()
    {
        var made = await Accounts.SendAsync(new CreateUserCommand(new("history@example.org", "History Name", null), [new RoleGrant("reader")]));
        await Accounts.SendAsync(new ChangeUserCommand(made.Id, fields => fields with { DisplayName = "Other Name", Email = "other@example.org" }, null));
        await Accounts.SendAsync(new GrantRolesCommand(made.Id, [new RoleGrant("editor", new(2))], null));
        await Accounts.SendAsync(new ChangeUserCommand(made.Id, fields => fields with { Disabled = true }, null));
        await Accounts.SendAsync(new DeleteUserCommand(made.Id, null));

        var entries = await EntriesAsync();
        Assert.That(entries.Take(4).Select(entry => $"{entry.Action}: {Show(entry).Single()}"), Is.EqualTo(new[]
        {
            $"DeleteUser: user {made.Id} removed: {{accessVersion: 3, hasSecondFactor: False, id: {made.Id}, isDisabled: True, roles:  editor@2 }} > -",
            $"ChangeUser: user {made.Id} changed: {{accessVersion: 2, isDisabled: False}} > {{accessVersion: 3, isDisabled: True}}",
            $"GrantRoles: user {made.Id} changed: {{accessVersion: 1, roles:  reader }} > {{accessVersion: 2, roles:  editor@2 }}",
            $"CreateUser: user {made.Id} added: - > {{accessVersion: 1, hasSecondFactor: False, id: {made.Id}, isDisabled: False, roles:  reader }}",
        }), "another name leaves no entry");
        await AssertNowhereAsync("history@example.org", "History Name", "other@example.org", "Other Name");
        Assert.That(await CodeOfAsync(Accounts.SendAsync(new Application.Audit.UndoChange.UndoChangeCommand(entries[0].Id))), Is.EqualTo("audit.undo_impossible"));
    }

    [Test]
    public async Task Security_events_are_found_by_kind_subject_and_time()
    {
        await AddUserAsync("a@example.org");
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await NoteAsync(SecurityEventKind.SignInFailed, $"u{i}");
            await NoteAsync(SecurityEventKind.SignedIn, "u0");
        }

        var first = Time.Now.AddHours(-2);
        Assert.That(await ListAsync(new()), Is.EqualTo("SignedIn u0, SignInFailed u2, SignedIn u0, SignInFailed u1, SignedIn u0, SignInFailed u0"));
        Assert.That(await ListAsync(new(Kind: SecurityEventKind.SignInFailed, To: first.AddHours(2))), Is.EqualTo("SignInFailed u1, SignInFailed u0"));
        Assert.That(await ListAsync(new(Subject: "u0", From: first.AddHours(1))), Is.EqualTo("SignedIn u0, SignedIn u0"));

        async Task<string> ListAsync(SecurityEventFilter filter)
        {
            var (items, total) = await Accounts.InScopeAsync(scope => scope.Get<ISecurityEventList>().ListAsync(filter, new PageRequest(0, 50), CancellationToken.None));
            Assert.That(total, Is.EqualTo(items.Count));
            return string.Join(", ", items.Select(one => $"{one.Kind} {one.Subject}"));
        }

        Task NoteAsync(SecurityEventKind kind, string subject) => Accounts.InScopeAsync(async scope =>
        {
            await scope.Work.BeginAsync(CancellationToken.None);
            await scope.Get<ISecurityLog>().NoteAsync(kind, subject, new string('x', 999), CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });
    }

    private static IRequest<Written> Removal(string how, int id) => how switch
    {
        "grant" => new GrantRolesCommand(id, [new RoleGrant("reader")], null),
        "disable" => new ChangeUserCommand(id, fields => fields with { Disabled = true }, null),
        _ => new DeleteUserCommand(id, null),
    };

    private async Task AssertNowhereAsync(params string[] texts)
    {
        var everything = await Tables.TextsAsync(Accounts);
        foreach (var text in texts) Assert.That(everything.Where(cell => cell.Contains(text, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
    }
}
