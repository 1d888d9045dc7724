namespace OrgChart.Application.Imports;

/// <summary>For loads that nobody looks at while they are made: the history tells how far they are.</summary>
public sealed class NobodyWatches : IProgress<ImportProgress>
{
    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
    }
}
