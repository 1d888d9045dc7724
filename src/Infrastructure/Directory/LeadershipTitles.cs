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

    // Also ranks of diplomats and secretaries: these lead only by themselves, or "of" something.
    private static readonly HashSet<string> OnlyOf = ["premier", "minister", "ministre"];
    private static readonly string[] Ofs = ["of ", "for ", "de ", "du ", "des "];

    // Who stands in for somebody stands as high.
    private static readonly string[] StandIns = ["acting ", "a ", "interim ", "par interim "];

    private static readonly (string Beginning, int Rank)[] ByLength =
        [.. Ranks.SelectMany((titles, rank) => titles.Select(title => (title, rank))).OrderByDescending(one => one.title.Length)];

    /// <summary>A title's rank, 0 the highest, or <see cref="None"/>: that of the language in which it stands higher.</summary>
    public static int RankOf(LocalizedText title) => Math.Min(RankOf(title.En), RankOf(title.Fr));

    private static int RankOf(string? title)
    {
        if (string.IsNullOrEmpty(title)) return None;
        // What belongs to a director, such as his office, is no director.
        var beginning = title.AsSpan(0, title.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? comma : title.Length);
        if (beginning.Contains("'s ", StringComparison.Ordinal) || beginning.Contains("’s ", StringComparison.Ordinal)) return None;
        var folded = TextFolding.Fold(title);
        foreach (var standIn in StandIns)
            if (folded.StartsWith(standIn, StringComparison.Ordinal)) folded = folded[standIn.Length..];
        foreach (var (words, rank) in ByLength)
        {
            if (!folded.StartsWith(words, StringComparison.Ordinal) || (folded.Length > words.Length && folded[words.Length] != ' ')) continue;
            return OnlyOf.Contains(words) && folded.Length > words.Length && !IsOf(folded.AsSpan(words.Length + 1)) ? None : rank;
        }

        return None;
    }

    private static bool IsOf(ReadOnlySpan<char> rest)
    {
        foreach (var word in Ofs)
            if (rest.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
