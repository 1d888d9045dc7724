namespace OrgChart.Infrastructure.Search;

/// <summary>
/// What it costs when a query and a text differ, in hundredths of an edit. Measured with ../shared/tools/typo_queries.py; see docs/performance.md.
/// </summary>
/// <param name="LeftOver">A word of the text that nobody typed.</param>
/// <param name="MostLeftOver">All of them together cost no more than this.</param>
internal sealed record Costs(int LeftOver, int MostLeftOver)
{
    /// <summary>Names of people: few words, all of them matter.</summary>
    public static Costs OfNames { get; } = new(LeftOver: 90, MostLeftOver: 900);

    /// <summary>Names of units and titles: many words, of which a few are typed.</summary>
    public static Costs OfPhrases { get; } = new(LeftOver: 12, MostLeftOver: 120);

    /// <summary>What has nothing to do with each other.</summary>
    public const int Never = 10_000;

    /// <summary>A typed word that the text does not have.</summary>
    public const int Unmatched = 220;

    /// <summary>A particle of the text that nobody typed.</summary>
    public const int LeftOverParticle = 20;

    /// <summary>A word in another place than typed.</summary>
    public const int OutOfOrder = 10;

    /// <summary>Another first letter: people seldom mistype it.</summary>
    public const int OtherFirstLetter = 25;

    /// <summary>A word of which only the beginning is typed.</summary>
    public const int Prefix = 50;

    /// <summary>Each letter missing then.</summary>
    public const int MissingLetter = 2;

    /// <summary>Words typed as one.</summary>
    public const int Glued = 30;

    /// <summary>What full similarity by trigrams takes off.</summary>
    public const int Similarity = 30;

    /// <summary>One edit.</summary>
    public const double Edit = 100;

    /// <summary>The cost of an effort told by <see cref="WordDistance"/>.</summary>
    public static int OfEffort(int effort) => effort * (100 / WordDistance.Edit);
}
