namespace OrgChart.Domain.SharedKernel;

/// <summary>A language that names and titles are kept in.</summary>
public enum Language
{
    /// <summary>English, <c>en</c> (BCP 47).</summary>
    English,

    /// <summary>French, <c>fr</c> (BCP 47).</summary>
    French,
}

/// <summary>How languages are written down.</summary>
public static class LanguageCodes
{
    /// <summary>The code of a language (BCP 47): <c>en</c> or <c>fr</c>.</summary>
    public static string Code(this Language language) => language == Language.French ? "fr" : "en";
}
