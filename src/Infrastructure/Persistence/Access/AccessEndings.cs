using System.Globalization;
using OrgChart.Application.Access;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Access;

internal sealed class AccessEndings(OrgChartContext context, IDatabaseFaults database, EndedAccess ended, TimeProvider time) : IAccessEndings
{
    private readonly List<AccessEndingRow> noted = [];
    private int written;

    public void NoteAccount(string subject, int version) => Note(subject, version);

    public void NoteSession(int sessionId) => Note(EndedAccess.SubjectOf(sessionId), 0);

    /// <summary>Writes down what was noted. Several may end the same at once.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (; written < noted.Count; written++) await context.TryInsertAsync(noted[written], database, cancellationToken);
    }

    /// <summary>What was noted is lasting now: this instance knows at once, the others within seconds.</summary>
    public void Publish()
    {
        if (noted.Count > 0) ended.Add(noted);
        Forget();
    }

    /// <summary>What was noted is not to be, or is lasting.</summary>
    public void Forget()
    {
        noted.Clear();
        written = 0;
    }

    private void Note(string subject, int version) => noted.Add(new() { Subject = subject, Version = version, At = time.GetUtcNow().UtcDateTime });
}

/// <summary>Which access tokens are no longer accepted although they have not expired; in memory, because every request asks.</summary>
internal sealed class EndedAccess : IEndedAccess
{
    private volatile State state = new([], []);

    // What this instance has ended itself: a reading that began before would not have it, and must not make it forgotten.
    private List<AccessEndingRow> own = [];
    private List<AccessEndingRow> ownBefore = [];

    /// <summary>Whether it was ever read; until then this instance knows only what it has ended itself.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>A session as a subject.</summary>
    public static string SubjectOf(int sessionId) => string.Create(CultureInfo.InvariantCulture, $"s{sessionId}");

    public bool IsEnded(string subject, int version, int? sessionId)
    {
        var now = state;
        return (now.Sessions.Count > 0 && sessionId is { } session && now.Sessions.Contains(session))
            || (now.Accounts.Count > 0 && now.Accounts.TryGetValue(subject, out var first) && version < first);
    }

    /// <summary>Adds what has ended.</summary>
    public void Add(IReadOnlyCollection<AccessEndingRow> rows)
    {
        lock (this)
        {
            own.AddRange(rows);
            var now = state;
            Replace(rows, new(now.Accounts, StringComparer.Ordinal), [.. now.Sessions]);
        }
    }

    /// <summary>Knows from now on what was read, what was added since the reading before the last, and nothing else.</summary>
    public void Set(IEnumerable<AccessEndingRow> rows)
    {
        lock (this)
        {
            Replace([.. rows, .. own, .. ownBefore], new(StringComparer.Ordinal), []);
            (ownBefore, own) = (own, []);
            IsKnown = true;
        }
    }

    private void Replace(IEnumerable<AccessEndingRow> rows, Dictionary<string, int> accounts, HashSet<int> sessions)
    {
        foreach (var row in rows)
        {
            if (row.Subject.StartsWith('s')) sessions.Add(int.Parse(row.Subject.AsSpan(1), CultureInfo.InvariantCulture));
            else accounts[row.Subject] = Math.Max(row.Version, accounts.GetValueOrDefault(row.Subject));
        }

        state = new(accounts, sessions);
    }

    private sealed record State(Dictionary<string, int> Accounts, HashSet<int> Sessions);
}
