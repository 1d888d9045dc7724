namespace OrgChart.Domain.SharedKernel;

/// <summary>A text in English and French; either may be missing, then the other one stands in for it.</summary>
/// <param name="En">The English text, or null when there is none; never blank.</param>
/// <param name="Fr">The French text, or null when there is none; never blank.</param>
public sealed record LocalizedText(string? En, string? Fr)
{
    /// <summary>A text that is missing in both languages.</summary>
    public static LocalizedText None { get; } = new(null, null);

    /// <summary>Whether the text is missing in both languages.</summary>
    public bool IsMissing => En is null && Fr is null;

    /// <summary>Makes a text of two that may be blank; a blank one counts as missing.</summary>
    public static LocalizedText Of(string? en, string? fr) => new(NullIfBlank(en), NullIfBlank(fr));

    /// <summary>The text in the wanted language, else the one in the other language, else null.</summary>
    public string? In(Language language) => language == Language.French ? Fr ?? En : En ?? Fr;

    /// <summary>Whether the text exists in this very language.</summary>
    public bool Has(Language language) => (language == Language.French ? Fr : En) is not null;

    /// <summary>Whether one of the two texts has more than <paramref name="length"/> characters.</summary>
    public bool IsLongerThan(int length) => En?.Length > length || Fr?.Length > length;

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
