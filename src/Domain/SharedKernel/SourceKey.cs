namespace OrgChart.Domain.SharedKernel;

/// <summary>What a record is called where it was loaded from; unique per source, the same from load to load.</summary>
/// <param name="Source">The format's name, e.g. <c>geds</c>; at most 20 characters.</param>
/// <param name="Key">The key within the source, e.g. <c>OU=LEG-SER,OU=CIRB-CCRI,O=GC,C=CA</c>; at most 800 characters.</param>
public sealed record SourceKey(string Source, string Key)
{
    /// <summary>The longest name of a source, in characters.</summary>
    public const int MaxSourceLength = 20;

    /// <summary>The longest key, in characters; an index of SQL Server takes no more.</summary>
    public const int MaxKeyLength = 800;
}
