namespace OrgChart.Infrastructure.Imports;

/// <summary>Takes names apart that stand in one column.</summary>
internal static class PersonName
{
    /// <summary>Given name and surname of "Roy, Marie" and "Marie Roy"; without a comma the last word is the surname.</summary>
    public static (string Given, string Sur) PartsOf(string name)
    {
        if (name.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma) return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        var blank = name.LastIndexOf(' ');
        return blank < 0 ? ("", name) : (name[..blank], name[(blank + 1)..]);
    }
}
