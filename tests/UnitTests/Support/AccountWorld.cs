using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Options;
using Moq;
using OrgChart.Application.Access;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Application.Users;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests;

/// <summary>Accounts in memory behind all ports that their commands write through; tells in order what was done.</summary>
internal sealed class AccountWorld :
    IUserRepository, IClientRepository, ISessionRepository, IUnitOfWork, IIdAllocator, IPasswords, ISignInAttempts, IAccessLog, ISecurityLog, ISecurityEventList, IAccessEndings, IAccountRights, ISecondFactor, IMailer
{
    private readonly Dictionary<string, SessionId> tokens = [];
    private readonly HashSet<string> usedTokens = [];
    private int lastId = 100;

    public Traces Traces => new(Mock.Of<IAuditTrail>(), this, this, this);

    public SortedDictionary<int, User> Users { get; } = [];

    public SortedDictionary<int, Client> Clients { get; } = [];

    public SortedDictionary<int, Session> Sessions { get; } = [];

    public List<string> Log { get; } = [];

    public List<(SecurityEventKind Kind, string? Subject, string? Detail)> Events { get; } = [];

    /// <summary>The access that was ended: accounts with the first version still accepted, and sessions.</summary>
    public List<string> Ended { get; } = [];

    public List<MailMessage> Mails { get; } = [];

    public SkippingTime Time { get; } = new(A.Earlier);

    public FakeCaller Caller { get; set; } = new();

    public AccountOptions Options { get; } = new() { AdministratorsNeedSecondFactor = false };

    /// <summary>The number of the next attempt; null while there were too many.</summary>
    public int? NextAttempt { get; set; } = 1;

    public bool IsTogether { get; set; }

    public int Commits { get; set; }

    public bool ChangesDirectory => false;

    public bool IsConfigured { get; set; } = true;

    public IOptions<AccountOptions> Settings => Microsoft.Extensions.Options.Options.Create(Options);

    public CallerRights Rights => new(Caller, this);

    public UserPower Power => new(this, Rights);

    public SessionKeeper Keeper => new(this, this, this, this, Time);

    public PasswordCheck Check => new(this, this, this, this, Caller, Time);

    public OwnAccount Own => new(Caller, Rights, this, Check);

    public PasswordResets Resets => new(this, this, Settings, Time);

    public PasswordSetting Setting => new(this, this, Resets, Keeper, this, this);

    /// <summary>A user with a password and roles, e.g. <c>editor@12</c>.</summary>
    public User WithUser(string email, string? password = null, params string[] roles)
    {
        var user = User.Create(new UserId(++lastId), email, email.Split('@')[0], roles.Select(role => RoleGrant.Parse(role)!.Value), Time.Now);
        if (password is not null) user.Rehash("hash of " + password);
        return Users[user.Id.Value] = user;
    }

    public Client WithClient(string secret, bool firstParty = true, int? unit = null, params string[] scopes)
    {
        var details = new ClientDetails("Client", scopes.Length == 0 ? Permissions.All : scopes, unit is { } id ? new(id) : null, firstParty);
        var client = Client.Create(new ClientId(++lastId), details, Secrets.Digest(secret), Time.Now);
        return Clients[client.Id.Value] = client;
    }

    public Session WithSession(User user, string token = "token", Client? client = null)
    {
        var session = Session.Begin(new SessionId(++lastId), user.Id, new(client?.Id, null, null, null), isStrong: false, Time.Now);
        Add(session, Secrets.Digest(token));
        return session;
    }

    /// <summary>Somebody sends requests with a token of a session of his.</summary>
    public Session SignIn(User user)
    {
        var session = WithSession(user, $"token {lastId} of {user.Email}");
        Caller = new() { Account = new(AccountKind.User, user.Id.Value, session.Id.Value, user.AccessVersion, Permissions.All) };
        return session;
    }

    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) => Task.FromResult(Users.GetValueOrDefault(id.Value));

    public Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken) => Task.FromResult(Users.Values.FirstOrDefault(user => user.NormalizedEmail == User.Normalize(email)));

    public Task<User> GetAsync(UserId id, long? expectedVersion, CancellationToken cancellationToken) => Task.FromResult(
        !Users.TryGetValue(id.Value, out var user) ? throw UserRules.NotFound(id) : expectedVersion is null || user.Version == expectedVersion ? user : throw UserRules.Changed(id));

    public Task<bool> ReadAgainAsync(User user, CancellationToken cancellationToken) => Note("read again", Users.ContainsKey(user.Id.Value));

    public Task<int> CountOtherAdministratorsAsync(UserId? but, CancellationToken cancellationToken) =>
        Task.FromResult(Users.Values.Count(user => user.IsAdministrator && !user.IsDisabled && user.Id != but));

    public void Add(User user) => Users.Add(user.Id.Value, user);

    public void Remove(User user) => Users.Remove(user.Id.Value);

    public Task<Client?> FindAsync(ClientId id, CancellationToken cancellationToken) => Task.FromResult(Clients.GetValueOrDefault(id.Value));

    public Task<Client> GetAsync(ClientId id, long? expectedVersion, CancellationToken cancellationToken) => Task.FromResult(
        !Clients.TryGetValue(id.Value, out var client) ? throw ClientRules.NotFound(id) : expectedVersion is null || client.Version == expectedVersion ? client : throw ClientRules.Changed(id));

    public void Add(Client client) => Clients.Add(client.Id.Value, client);

    public void Remove(Client client) => Clients.Remove(client.Id.Value);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) => Task.FromResult(Sessions.GetValueOrDefault(id.Value));

    public Task<IReadOnlyList<Session>> ListLiveAsync(UserId user, DateTime now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Session>>([.. Sessions.Values.Where(session => session.UserId == user && session.IsLive(now)).Reverse()]);

    public void Add(Session session, string tokenHash)
    {
        Sessions.Add(session.Id.Value, session);
        tokens.Add(tokenHash, session.Id);
    }

    public Task<TokenUse> UseTokenAsync(string tokenHash, string successorHash, DateTime now, CancellationToken cancellationToken)
    {
        if (!tokens.TryGetValue(tokenHash, out var id)) return Task.FromResult(new TokenUse(null, false, null));
        var isUsed = usedTokens.Add(tokenHash);
        if (isUsed) tokens.Add(successorHash, id);
        return Note("use token", new TokenUse(Sessions[id.Value], isUsed, isUsed ? null : now));
    }

    public Task<Session?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(tokens.TryGetValue(tokenHash, out var id) ? Sessions[id.Value] : null);

    public Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken) => Note("lock", 7L);

    public Task BeginAsync(CancellationToken cancellationToken) => Note("begin", 7L);

    public Task<long> CommitAsync(CancellationToken cancellationToken) => Note("commit", 8L);

    public Task BeginTogetherAsync(CancellationToken cancellationToken) => throw new AssertionException("Only batches begin together.");

    public Task CompleteTogetherAsync(CancellationToken cancellationToken) => throw new AssertionException("Only batches complete together.");

    public Task RollBackAsync() => Note("roll back", 7L);

    public Task<int> ReserveAsync(IdKind kind, int count, CancellationToken cancellationToken) => Task.FromResult(lastId += count);

    public Task SetAsync(User user, string password, string field)
    {
        if (password.Length < IPasswords.MinLength) throw new ValidationException([new ValidationFailure(field, "too short")]);
        user.SetPasswordHash("hash of " + password);
        return Task.CompletedTask;
    }

    Task<bool> IPasswords.VerifyAsync(User? user, string password, CancellationToken cancellationToken) =>
        Note("look at password", user is { IsDisabled: false } && user.PasswordHash == "hash of " + password);

    public Task PauseAsync(CancellationToken cancellationToken) => Note("pause", true);

    public Task<int?> ReserveAsync(string account, string network, DateTime now, CancellationToken cancellationToken) => Note($"reserve {network}", NextAttempt);

    public Task SucceedAsync(string account, string network, int number, DateTime now, CancellationToken cancellationToken) => Note($"settle {number}", true);

    public Task NoteAsync(SecurityEventKind kind, string? subject, string? detail, CancellationToken cancellationToken)
    {
        Events.Add((kind, subject, detail));
        return Note($"note {kind}", true);
    }

    public Task<Page<SecurityEvent>> ListAsync(SecurityEventFilter filter, PageRequest page, CancellationToken cancellationToken) => throw new AssertionException("No command lists events.");

    public Task<IReadOnlyList<SecurityEvent>> ListOfAsync(string subject, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SecurityEvent>>([]);

    public Task ForgetAddressesAsync(string subject, CancellationToken cancellationToken) => Note($"forget addresses of {subject}", true);

    Task<Page<AccessEntryAnswer>> IAccessLog.ListAsync(AccessFilter filter, PageRequest page, CancellationToken cancellationToken) => Task.FromResult(new Page<AccessEntryAnswer>([], 0));

    Task IAccessLog.ForgetAddressesAsync(string caller, CancellationToken cancellationToken) => Note($"forget addresses of requests of {caller}", true);

    public Task ForgetAsync(string account, CancellationToken cancellationToken) => Note("forget attempts", true);

    public void NoteAccount(string subject, int version) => Ended.Add(version == int.MaxValue ? $"{subject} for good" : $"{subject} before {version}");

    public void NoteSession(int sessionId) => Ended.Add($"session {sessionId}");

    public Task<Rights> ReadAsync(CallerAccount account, CancellationToken cancellationToken) => Task.FromResult(
        Users.TryGetValue(account.Id, out var user) && user.AccessVersion == account.AccessVersion && !user.IsDisabled && Sessions[account.SessionId!.Value].IsLive(Time.Now)
            ? Application.Access.Rights.Of(user.Roles)
            : throw new Domain.SharedKernel.AccessEndedException());

    public Task<string> BeginAsync(User user)
    {
        user.BeginSecondFactor("protected key");
        return Task.FromResult("KEY");
    }

    Task<bool> ISecondFactor.VerifyAsync(User user, string code, CancellationToken cancellationToken) => Note("look at code", code == "123456");

    public Task<bool> RedeemAsync(User user, string code) => Note("look at recovery code", code == "RECOVERY");

    public Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(User user)
    {
        user.SetRecoveryCodes(["r1", "r2"]);
        return Task.FromResult<IReadOnlyList<string>>(["R1", "R2"]);
    }

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        Mails.Add(message);
        return Task.CompletedTask;
    }

    private Task<T> Note<T>(string what, T result)
    {
        Log.Add(what);
        return Task.FromResult(result);
    }
}
