namespace OrgChart.Application.Operations;

/// <summary>What operators need to know of the database at hand.</summary>
public interface IDatabaseFacts
{
    /// <summary>The file that it is in; null for one on a server.</summary>
    string? File => null;

    /// <summary>Whether the database is brought up to date at start, because nobody administers it.</summary>
    bool MigratesItself { get; }
}
