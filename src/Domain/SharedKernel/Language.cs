namespace OrgChart.Domain.SharedKernel;

/// <summary>A language that names and titles are kept in.</summary>
public enum Language
{
    /// <summary>English, <c>en</c> (BCP 47).</summary>
    English,

    /// <summary>French, <c>fr</c> (BCP 47).</summary>
    French,
}
