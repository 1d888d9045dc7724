using System.Threading.RateLimiting;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Accounts;

internal sealed class Passwords(UserManager<User> users, IPasswordHasher<User> hasher, HashWork work) : IPasswords
{
    public async Task SetAsync(User user, string password, string field)
    {
        var before = user.PasswordHash;
        if (before is not null) user.Rehash(null);
        var result = await users.AddPasswordAsync(user, password);
        if (result.Succeeded) return;
        user.Rehash(before);
        throw new ValidationException(result.Errors.Select(error => new ValidationFailure(field, error.Description)));
    }

    public async Task<bool> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
    {
        using var turn = await work.TakeTurnAsync(cancellationToken);
        var known = user is { IsDisabled: false, PasswordHash: not null };
        var given = password.Length > IPasswords.MaxLength ? "" : password;
        var result = turn.Measure(() => hasher.VerifyHashedPassword(user!, known ? user!.PasswordHash! : work.Nobodys, given));
        if (!known || given.Length == 0 || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded) user!.Rehash(hasher.HashPassword(user, given));
        return true;
    }

    public Task PauseAsync(CancellationToken cancellationToken) => work.PauseAsync(cancellationToken);
}

/// <summary>Hashing passwords is meant to be work; this sees to it that it is not all that the server does.</summary>
internal sealed class HashWork : IDisposable
{
    private const int MaxWaiting = 20;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = Environment.ProcessorCount, QueueLimit = MaxWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly TimeProvider time;
    private long lastTicks;

    public HashWork(IPasswordHasher<User> hasher, TimeProvider time)
    {
        this.time = time;
        var began = time.GetTimestamp();
        Nobodys = hasher.HashPassword(null!, Application.Access.Secrets.Make());
        lastTicks = time.GetElapsedTime(began).Ticks;
    }

    /// <summary>The hash of a password that nobody has, for users who do not exist.</summary>
    public string Nobodys { get; }

    /// <summary>Waits for a turn to hash.</summary>
    /// <exception cref="TooBusyException">Too many are waiting.</exception>
    public async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(1, cancellationToken);
        return lease.IsAcquired ? new Turn(this, lease) : throw new TooBusyException();
    }

    /// <summary>Waits as long as hashing took last.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromTicks(Interlocked.Read(ref lastTicks)), time, cancellationToken);

    public void Dispose() => limiter.Dispose();

    /// <summary>A turn to hash.</summary>
    internal sealed class Turn(HashWork work, RateLimitLease lease) : IDisposable
    {
        /// <summary>Hashes, and notes how long it took.</summary>
        public T Measure<T>(Func<T> hash)
        {
            var began = work.time.GetTimestamp();
            var result = hash();
            Interlocked.Exchange(ref work.lastTicks, work.time.GetElapsedTime(began).Ticks);
            return result;
        }

        public void Dispose() => lease.Dispose();
    }
}
