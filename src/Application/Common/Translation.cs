using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Common;

/// <summary>Puts texts into the language of one request, and remembers whether the other language had to stand in.</summary>
/// <param name="language">The language wanted.</param>
public sealed class Translation(Language language)
{
    /// <summary>The language wanted.</summary>
    public Language Language { get; } = language;

    private bool WantedUsed { get; set; }

    private bool OtherUsed { get; set; }

    /// <summary>The text in the wanted language, else in the other one, else null.</summary>
    public string? Of(LocalizedText text)
    {
        var result = text.In(Language);
        if (result is not null) Note(text.Has(Language));
        return result;
    }

    /// <summary>The same, for texts that are never missing in both languages.</summary>
    public string Name(LocalizedText text) => Of(text) ?? "";

    /// <summary>The languages of the texts so far as in the header <c>Content-Language</c> (RFC 9110, 8.5), the wanted one first.</summary>
    public string ContentLanguage => (WantedUsed || !OtherUsed, OtherUsed) switch
    {
        (true, false) => Language.Code(),
        (false, true) => Other.Code(),
        _ => Language == Language.French ? "fr, en" : "en, fr",
    };

    private Language Other => Language == Language.French ? Language.English : Language.French;

    private void Note(bool inWanted)
    {
        if (inWanted) WantedUsed = true;
        else OtherUsed = true;
    }
}
