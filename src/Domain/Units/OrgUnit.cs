using System.Globalization;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Units;

/// <summary>
/// A unit of the organisation (<c>org:OrganizationalUnit</c> of the W3C Organization Ontology);
/// a department is a unit without a parent.
/// </summary>
public sealed class OrgUnit
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 300;

    /// <summary>The longest acronym, in characters.</summary>
    public const int MaxAcronymLength = 50;

    // One column each; EF Core reads and writes these fields.
    private string? nameEn, nameFr, acronymEn, acronymFr, source, sourceKey, childOrder;
    private HandEdits? handEdits;

    private OrgUnit()
    {
    }

    /// <summary>The unit's id.</summary>
    public OrgUnitId Id { get; private set; }

    /// <summary>The unit directly above, or null for a department.</summary>
    public OrgUnitId? ParentId { get; private set; }

    /// <summary>The name; present in at least one language.</summary>
    public LocalizedText Name
    {
        get => new(nameEn, nameFr);
        private set => (nameEn, nameFr) = (value.En, value.Fr);
    }

    /// <summary>The acronym; may be missing in both languages.</summary>
    public LocalizedText Acronym
    {
        get => new(acronymEn, acronymFr);
        private set => (acronymEn, acronymFr) = (value.En, value.Fr);
    }

    /// <summary>What the unit is called in the source it was loaded from, or null when it was made by hand.</summary>
    public SourceKey? SourceKey
    {
        get => source is null || sourceKey is null ? null : new(source, sourceKey);
        private set => (source, sourceKey) = (value?.Source, value?.Key);
    }

    /// <summary>What was edited by hand since the last load.</summary>
    public HandEdits HandEdits
    {
        get => handEdits ?? HandEdits.None;
        private set => handEdits = value.AreNone ? null : value;
    }

    /// <summary>Units directly beneath this one in the order that somebody wants; the others follow by name. Ids of units that have left are skipped.</summary>
    public IReadOnlyList<OrgUnitId> ChildOrder
    {
        get => [.. IdList.Read(childOrder).Select(id => new OrgUnitId(id))];
        private set => childOrder = IdList.Write(value.Select(id => id.Value));
    }

    /// <summary>What is known of the unit apart from where it stands.</summary>
    public UnitDetails Details => new(Name, Acronym);

    /// <summary>Raised with every commit that changes the unit; from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>The parent by the source, whatever hands made of it.</summary>
    public OrgUnitId? ParentBySource =>
        HandEdits.SourceValueOf(Field.Parent, Text(ParentId)) is { } parent ? new OrgUnitId(int.Parse(parent, CultureInfo.InvariantCulture)) : null;

    /// <summary>Makes a unit, or a department when <paramref name="parentId"/> is null.</summary>
    /// <exception cref="RuleBrokenException"><c>unit.name_missing</c>, <c>unit.name_too_long</c>, <c>unit.acronym_too_long</c></exception>
    public static OrgUnit Create(OrgUnitId id, OrgUnitId? parentId, LocalizedText name, LocalizedText acronym, SourceKey? sourceKey = null)
    {
        UnitRules.CheckNames(name, acronym);
        return new OrgUnit { Id = id, ParentId = parentId, Name = name, Acronym = acronym, SourceKey = sourceKey };
    }

    /// <summary>Brings back a unit that was removed, with the id and the source key that it had.</summary>
    /// <exception cref="RuleBrokenException"><c>unit.name_missing</c>, <c>unit.name_too_long</c>, <c>unit.acronym_too_long</c></exception>
    public static OrgUnit Restore(
        OrgUnitId id, OrgUnitId? parentId, LocalizedText name, LocalizedText acronym, SourceKey? sourceKey, IReadOnlyList<OrgUnitId> childOrder)
    {
        var unit = Create(id, parentId, name, acronym, sourceKey);
        unit.ChildOrder = childOrder;
        return unit;
    }

    /// <summary>Gives the unit another name.</summary>
    /// <param name="name">The name from now on.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="RuleBrokenException"><c>unit.name_missing</c>, <c>unit.name_too_long</c></exception>
    public void Rename(LocalizedText name, DateTime at) => Change(Details with { Name = name }, at);

    /// <summary>Gives the unit another name or acronym.</summary>
    /// <param name="details">From now on.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="RuleBrokenException"><c>unit.name_missing</c>, <c>unit.name_too_long</c>, <c>unit.acronym_too_long</c></exception>
    public void Change(UnitDetails details, DateTime at)
    {
        var (name, acronym) = details;
        UnitRules.CheckNames(name, acronym);
        NoteEdit(Field.NameEn, Name.En, name.En, at);
        NoteEdit(Field.NameFr, Name.Fr, name.Fr, at);
        NoteEdit(Field.AcronymEn, Acronym.En, acronym.En, at);
        NoteEdit(Field.AcronymFr, Acronym.Fr, acronym.Fr, at);
        (Name, Acronym) = (name, acronym);
    }

    /// <summary>Hangs this unit beneath another one; what is beneath it comes along.</summary>
    /// <param name="destination">The new parent and everything above it.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="RuleBrokenException"><c>unit.department_stays</c>, <c>unit.beneath_itself</c></exception>
    public void MoveBeneath(Lineage destination, DateTime at)
    {
        if (ParentId is null) throw UnitRules.DepartmentStays();
        if (destination.Includes(Id)) throw UnitRules.BeneathItself();
        NoteEdit(Field.Parent, Text(ParentId), Text(destination.Tip), at);
        ParentId = destination.Tip;
    }

    /// <summary>Puts the units directly beneath this one in an order; those not named follow by name.</summary>
    /// <param name="order">The first ones, in their order.</param>
    /// <param name="children">All units directly beneath this one.</param>
    /// <exception cref="RuleBrokenException"><c>unit.not_a_child</c>, <c>unit.named_twice</c></exception>
    public void OrderChildren(IReadOnlyList<OrgUnitId> order, IReadOnlyCollection<OrgUnitId> children)
    {
        if (order.Except(children).ToList() is { Count: > 0 } strangers) throw UnitRules.NotAChild(strangers);
        if (order.Distinct().Count() < order.Count) throw UnitRules.NamedTwice();
        ChildOrder = order;
    }

    /// <summary>Makes sure that the unit can be removed: nothing and nobody may be left in it.</summary>
    /// <param name="children">The units directly beneath it.</param>
    /// <param name="employees">The people directly in it.</param>
    /// <exception cref="RuleBrokenException"><c>unit.not_empty</c></exception>
    public void EnsureEmpty(IReadOnlyCollection<OrgUnitId> children, int employees)
    {
        if (children.Count > 0 || employees > 0) throw UnitRules.NotEmpty(Id, children, employees);
    }

    /// <summary>Makes sure that what is in this unit can be moved into another one.</summary>
    /// <param name="destination">The other unit and everything above it.</param>
    /// <exception cref="RuleBrokenException"><c>unit.beneath_itself</c></exception>
    public void EnsureCanMoveContentsTo(Lineage destination)
    {
        if (destination.Includes(Id)) throw UnitRules.BeneathItself();
    }

    /// <summary>Takes over what the source says of this unit; what was edited by hand stays unless the source has changed there.</summary>
    /// <param name="parentId">The parent by the source.</param>
    /// <param name="name">The name by the source.</param>
    /// <param name="acronym">The acronym by the source.</param>
    /// <param name="loadStartedAt">When the load started, UTC; a later edit is newer than the source.</param>
    /// <returns>What changed.</returns>
    public SourceOutcome FollowSource(OrgUnitId? parentId, LocalizedText name, LocalizedText acronym, DateTime loadStartedAt)
    {
        UnitRules.CheckNames(name, acronym);
        var before = (ParentId, Name, Acronym);
        var merge = new SourceMerge(HandEdits, loadStartedAt);
        var parent = merge.Take(Field.Parent, Text(ParentId), Text(parentId));
        Name = new(merge.Take(Field.NameEn, Name.En, name.En), merge.Take(Field.NameFr, Name.Fr, name.Fr));
        Acronym = new(merge.Take(Field.AcronymEn, Acronym.En, acronym.En), merge.Take(Field.AcronymFr, Acronym.Fr, acronym.Fr));
        ParentId = parent is null ? null : new OrgUnitId(int.Parse(parent, CultureInfo.InvariantCulture));
        HandEdits = merge.Edits;
        return new(before.ParentId != ParentId, before.Name != Name || before.Acronym != Acronym, merge.KeptFields);
    }

    /// <summary>
    /// Gives up a move made by hand and hangs the unit where the source has it; needed when the source's own moves
    /// and the one by hand would together close a circle.
    /// </summary>
    /// <returns>Whether the unit had been moved by hand.</returns>
    public bool GiveUpMoveByHand()
    {
        if (!HandEdits.Fields.TryGetValue(Field.Parent, out var edit)) return false;
        ParentId = edit.SourceValue is null ? null : new OrgUnitId(int.Parse(edit.SourceValue, CultureInfo.InvariantCulture));
        HandEdits = HandEdits.Forgetting(Field.Parent);
        return true;
    }

    private static string? Text(OrgUnitId? id) => id?.ToString();

    private void NoteEdit(string field, string? before, string? after, DateTime at)
    {
        if (SourceKey is not null && before != after) HandEdits = HandEdits.Noting(field, before, at);
    }

    private static class Field
    {
        public const string Parent = "parent";
        public const string NameEn = "name.en";
        public const string NameFr = "name.fr";
        public const string AcronymEn = "acronym.en";
        public const string AcronymFr = "acronym.fr";
    }
}
