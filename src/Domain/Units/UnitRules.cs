using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Units;

/// <summary>Every rule a unit can break, so that the codes of the API can be read as a list.</summary>
public static class UnitRules
{
    /// <summary>There is no unit with this id.</summary>
    public static NotFoundException NotFound(OrgUnitId id) => new("unit.not_found", $"There is no unit {id}.");

    /// <summary>There is no department with this id.</summary>
    public static NotFoundException DepartmentNotFound(OrgUnitId id) =>
        new("department.not_found", $"There is no department {id}. A department is a unit without a parent.");

    /// <summary>The unit was changed since the caller read it.</summary>
    public static ConflictException Changed(OrgUnitId id) =>
        new("unit.version_stale", $"Unit {id} was changed in the meantime. Read it again and repeat the change.");

    internal static RuleBrokenException NameMissing() =>
        new("unit.name_missing", "A unit needs a name in English or in French.");

    internal static RuleBrokenException NameTooLong() =>
        new("unit.name_too_long", $"The name of a unit has at most {OrgUnit.MaxNameLength} characters.");

    internal static RuleBrokenException AcronymTooLong() =>
        new("unit.acronym_too_long", $"The acronym of a unit has at most {OrgUnit.MaxAcronymLength} characters.");

    internal static RuleBrokenException DepartmentStays() =>
        new("unit.department_stays", "A department stands at the top and cannot be moved beneath another unit.");

    internal static RuleBrokenException BeneathItself() =>
        new("unit.beneath_itself", "A unit cannot be moved beneath itself or one of its own descendants.");

    internal static RuleBrokenException NotAChild(IEnumerable<OrgUnitId> strangers) =>
        new RuleBrokenException("unit.not_a_child", "An order names units that are not directly beneath this one.").About("units", strangers.Select(id => id.Value));

    internal static RuleBrokenException NamedTwice() =>
        new("unit.named_twice", "An order names a unit more than once.");

    internal static RuleBrokenException NotEmpty(OrgUnitId id, IReadOnlyCollection<OrgUnitId> children, int employees) =>
        new RuleBrokenException(
            "unit.not_empty",
            $"Unit {id} has {children.Count} units beneath it and {employees} people in it. Move them first, or say where they go: ?moveContentsTo=ID.")
            .About("units", children.Select(id => id.Value));

    internal static void CheckNames(LocalizedText name, LocalizedText acronym)
    {
        if (name.IsMissing) throw NameMissing();
        if (name.IsLongerThan(OrgUnit.MaxNameLength)) throw NameTooLong();
        if (acronym.IsLongerThan(OrgUnit.MaxAcronymLength)) throw AcronymTooLong();
    }
}
