using OrgChart.Domain.Units;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Units;

/// <summary>The fields of a unit that can be edited.</summary>
public sealed class UnitDocument
{
    /// <summary>The name; at least one language.</summary>
    public TextsBody? Names { get; init; }

    /// <summary>The acronym.</summary>
    public TextsBody? Acronyms { get; init; }

    internal static UnitDocument Of(UnitDetails details) => new() { Names = TextsBody.Of(details.Name), Acronyms = TextsBody.Of(details.Acronym) };

    internal UnitDetails ToDetails() => new(Names.OrNone(), Acronyms.OrNone());
}

/// <summary>A new unit.</summary>
public sealed class NewUnitBody
{
    /// <summary>The unit above; null or left out for a department.</summary>
    public int? ParentId { get; init; }

    /// <summary>The name; at least one language.</summary>
    public required TextsBody Names { get; init; }

    /// <summary>The acronym.</summary>
    public TextsBody? Acronyms { get; init; }
}

/// <summary>Where a unit hangs from now on.</summary>
public sealed class UnitParentBody
{
    /// <summary>The unit above.</summary>
    public required int ParentId { get; init; }
}

/// <summary>The order of the units directly beneath one.</summary>
public sealed class UnitOrderBody
{
    /// <summary>The ids of the first ones, in their order; the others follow by name. Empty for all by name.</summary>
    public required IReadOnlyList<int> Order { get; init; }
}

/// <summary>What a unit is merged into.</summary>
public sealed class UnitMergeBody
{
    /// <summary>The unit that stays.</summary>
    public required int IntoId { get; init; }

    /// <summary>Its name from now on; left out when it keeps its own.</summary>
    public TextsBody? Names { get; init; }

    /// <summary>Its acronym from now on, together with its name.</summary>
    public TextsBody? Acronyms { get; init; }
}
