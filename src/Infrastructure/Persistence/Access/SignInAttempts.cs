using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Auth;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Access;

/// <summary>
/// Every decision is one UPDATE whose affected rows tell: ASP.NET Core Identity's own lockout reads, adds and writes, and with a limit of 5 let 500 guesses
/// at the same time all through.
/// </summary>
internal sealed class SignInAttempts(OrgChartContext context, IDatabaseFaults database) : ISignInAttempts
{
    private const int ForgottenAfterHours = 24;
    private const int KnownNetworkDays = 90;

    private readonly HashSet<int> countedAsStrangers = [];

    public async Task<int?> ReserveAsync(string account, string network, DateTime now, CancellationToken cancellationToken)
    {
        if (!await ReserveHereAsync(account, network, now, cancellationToken)) return null;
        var row = await Rows(account, network).AsNoTracking().SingleAsync(cancellationToken);
        if (row.LastRightAt > now.AddDays(-KnownNetworkDays)) return row.Failures;
        if (!await ReserveAmongStrangersAsync(account, now, cancellationToken)) return null;
        countedAsStrangers.Add(row.Failures);
        return row.Failures;
    }

    public async Task SucceedAsync(string account, string network, int number, DateTime now, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE sign_in_attempts SET failures = 0, locks = 0, locked_until = NULL, last_right_at = {now} WHERE account = {account} AND network = {network} AND failures = {number}",
            cancellationToken);
        if (countedAsStrangers.Remove(number))
            await context.Database.ExecuteSqlInterpolatedAsync(
                $"UPDATE sign_in_attempts SET failures = failures - 1 WHERE account = {account} AND network = {SignInAttemptRow.AllStrangers} AND failures > 0", cancellationToken);
    }

    public Task ForgetAsync(string account, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM sign_in_attempts WHERE account = {account}", cancellationToken);

    private IQueryable<SignInAttemptRow> Rows(string account, string network) =>
        context.Set<SignInAttemptRow>().Where(row => row.Account == account && row.Network == network);

    private async Task<bool> ReserveHereAsync(string account, string network, DateTime now, CancellationToken cancellationToken)
    {
        await EnsureRowAsync(account, network, now, cancellationToken);
        var forgotten = now.AddHours(-ForgottenAfterHours);
        var minutes = ISignInAttempts.LockMinutes;
        var (first, second, third, fourth, last) = (now.AddMinutes(minutes[0]), now.AddMinutes(minutes[1]), now.AddMinutes(minutes[2]), now.AddMinutes(minutes[3]), now.AddMinutes(minutes[4]));
        // The last attempt of five locks, whatever comes of it; being right unlocks. After a lock, or a day, the five begin anew.
        // All names on the right stand for the values as they were before.
        return await context.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE sign_in_attempts SET
              failures = CASE WHEN locked_until IS NOT NULL OR last_at < {forgotten} THEN 1 ELSE failures + 1 END,
              locked_until = CASE
                WHEN locked_until IS NOT NULL OR last_at < {forgotten} OR failures + 1 < {ISignInAttempts.MaxFailures} THEN NULL
                WHEN locks = 0 THEN {first} WHEN locks = 1 THEN {second} WHEN locks = 2 THEN {third} WHEN locks = 3 THEN {fourth} ELSE {last} END,
              locks = CASE WHEN last_at < {forgotten} THEN 0
                WHEN locked_until IS NULL AND failures + 1 >= {ISignInAttempts.MaxFailures} THEN locks + 1 ELSE locks END,
              last_at = {now}
            WHERE account = {account} AND network = {network} AND (locked_until IS NULL OR locked_until <= {now})
            """, cancellationToken) == 1;
    }

    private async Task<bool> ReserveAmongStrangersAsync(string account, DateTime now, CancellationToken cancellationToken)
    {
        await EnsureRowAsync(account, SignInAttemptRow.AllStrangers, now, cancellationToken);
        var yesterday = now.AddDays(-1);
        return await context.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE sign_in_attempts SET failures = CASE WHEN last_at < {yesterday} THEN 1 ELSE failures + 1 END, last_at = CASE WHEN last_at < {yesterday} THEN {now} ELSE last_at END
            WHERE account = {account} AND network = {SignInAttemptRow.AllStrangers} AND (failures < {ISignInAttempts.MaxFailuresOfStrangers} OR last_at < {yesterday})
            """, cancellationToken) == 1;
    }

    private Task<bool> EnsureRowAsync(string account, string network, DateTime now, CancellationToken cancellationToken) =>
        context.TryInsertAsync(new SignInAttemptRow { Account = account, Network = network, LastAt = now }, database, cancellationToken);
}
