using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>The migration that brought accounts, taken back and made again with accounts in the database.</summary>
public sealed class AccountsMigrationTests(ITestDatabase database) : AccountTest(database)
{
    private static readonly string[] New = ["users", "sessions", "refresh_tokens", "clients", "security_events", "access_endings", "sign_in_attempts", "used_codes"];

    [Test]
    public async Task Down_and_up_again_keeps_the_directory_and_accounts_begin_anew()
    {
        await BeginAsync(await AddUserAsync("u@example.org", "admin"));
        await AddClientAsync("secret", unit: 2, "directory:read");
        var before = await DirectoryAsync();
        var migrations = (await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None))).ToList();
        var last = migrations.FindIndex(migration => migration.Name.EndsWith("_Accounts", StringComparison.Ordinal)) - 1;

        await Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync(migrations[last].Name, CancellationToken.None));
        Assert.That(await DirectoryAsync(), Is.EqualTo(before));
        foreach (var table in New) Assert.CatchAsync(() => Host.RowsAsync($"SELECT * FROM {table}"), table);

        await Host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
        Assert.That(await DirectoryAsync(), Is.EqualTo(before));
        foreach (var table in New) Assert.That(await Host.RowsAsync($"SELECT * FROM {table}"), Is.Empty, table);
        await BeginAsync(await AddUserAsync("u@example.org", "admin"));
        Assert.That(await Host.RowsAsync("SELECT COUNT(*) FROM id_blocks WHERE kind IN (6, 7, 8, 9)"), Is.EqualTo(new[] { "4" }));
    }

    [Test]
    public async Task The_database_keeps_no_session_without_a_user_and_no_token_without_a_session()
    {
        await BeginAsync(await AddUserAsync("u@example.org"));

        Assert.CatchAsync(() => Host.ExecuteAsync("UPDATE sessions SET user_id = 999"));
        Assert.CatchAsync(() => Host.ExecuteAsync("UPDATE refresh_tokens SET session_id = 999"));
        await Host.ExecuteAsync("DELETE FROM users");
        Assert.That((await Host.RowsAsync("SELECT id FROM sessions UNION ALL SELECT session_id FROM refresh_tokens")).Count, Is.Zero);
    }

    private async Task<IReadOnlyList<string>> DirectoryAsync() => [.. await Host.DirectoryRowsAsync(), .. await Host.RowsAsync("SELECT id, name_en FROM teams"), .. await Host.RowsAsync("SELECT revision FROM directory_revision")];
}
