using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>How high a title stands among those that lead a unit, in English and French, as governments use them. What a title begins with decides: the assistant to a director is no director.</summary>
internal static class LeadershipTitles
{
    /// <summary>The rank of titles that lead nothing.</summary>
    public const int None = int.MaxValue;

    // Folded. From the highest to the lowest; among those that a title begins with, the longest counts.
    private static readonly string[][] Ranks =
    [
        ["prime minister", "premier", "premier ministre", "minister", "ministre", "governor general", "gouverneur general", "gouverneure generale", "chief justice", "juge en chef", "auditor general", "verificateur general", "verificatrice generale"],
        ["deputy minister", "sous ministre", "deputy head", "administrateur general", "administratrice generale", "president", "presidente", "commissioner", "commissaire", "chief executive officer", "premier dirigeant", "premiere dirigeante", "chairperson", "chair", "president directeur general", "presidente directrice generale"],
        ["associate deputy minister", "sous ministre delegue", "sous ministre deleguee", "sous ministre associe", "sous ministre associee", "deputy commissioner", "sous commissaire", "executive vice president", "premier vice president", "premiere vice presidente"],
        ["senior assistant deputy minister", "sous ministre adjoint principal", "sous ministre adjointe principale", "assistant deputy minister", "sous ministre adjoint", "sous ministre adjointe", "vice president", "vice presidente", "assistant commissioner", "commissaire adjoint", "commissaire adjointe"],
        ["director general", "directeur general", "directrice generale", "regional director general", "directeur general regional", "directrice generale regionale"],
        ["executive director", "directeur executif", "directrice executive", "senior director", "directeur principal", "directrice principale", "chief financial officer", "dirigeant principal des finances", "dirigeante principale des finances", "chief information officer", "dirigeant principal de linformation", "dirigeante principale de linformation"],
        ["director", "directeur", "directrice", "regional director", "directeur regional", "directrice regionale"],
        ["associate director", "directeur associe", "directrice associee", "deputy director", "directeur adjoint", "directrice adjointe", "assistant director"],
        ["senior manager", "manager", "gestionnaire", "gestionnaire principal", "gestionnaire principale", "regional manager", "chief", "chef", "head"],
        ["supervisor", "superviseur", "superviseure", "team leader", "team lead", "chef dequipe", "section head", "chef de section"],
    ];

    // Who stands in for somebody stands as high.
    private static readonly string[] StandIns = ["acting ", "a ", "interim ", "par interim "];

    private static readonly (string Beginning, int Rank)[] ByLength =
        [.. Ranks.SelectMany((titles, rank) => titles.Select(title => (title, rank))).OrderByDescending(one => one.title.Length)];

    /// <summary>A title's rank, 0 the highest, or <see cref="None"/>: that of the language in which it stands higher.</summary>
    public static int RankOf(LocalizedText title) => Math.Min(RankOf(title.En), RankOf(title.Fr));

    private static int RankOf(string? title)
    {
        if (string.IsNullOrEmpty(title)) return None;
        var folded = TextFolding.Fold(title);
        foreach (var standIn in StandIns)
            if (folded.StartsWith(standIn, StringComparison.Ordinal)) folded = folded[standIn.Length..];
        foreach (var (beginning, rank) in ByLength)
            if (folded.StartsWith(beginning, StringComparison.Ordinal) && (folded.Length == beginning.Length || folded[beginning.Length] == ' ')) return rank;
        return None;
    }
}
