using System.Globalization;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Domain.Employees;

/// <summary>A person who works in a unit (a <c>foaf:Agent</c> with an <c>org:Membership</c> in the terms of the W3C Organization Ontology).</summary>
public sealed class Employee
{
    /// <summary>The most dotted lines that one person has.</summary>
    public const int MaxDottedLines = 20;

    private const string UnitField = "unit";
    private const string ManagerField = "manager";

    // One column each; EF Core reads and writes these fields.
    private string? jobTitleEn, jobTitleFr, streetEn, streetFr, cityEn, cityFr, provinceEn, provinceFr, countryEn, countryFr;
    private string? postalCode, buildingEn, buildingFr, floor, room, dottedManagers;
    private HandEdits? handEdits;

    private Employee()
    {
    }

    /// <summary>The employee's id.</summary>
    public EmployeeId Id { get; private set; }

    /// <summary>The unit he works in.</summary>
    public OrgUnitId UnitId { get; private set; }

    /// <summary>Whom he reports to, or null when nobody is known (<c>org:reportsTo</c>).</summary>
    public EmployeeId? ManagerId { get; private set; }

    /// <summary>Whom he reports to besides his manager (dotted lines), in the order in which they were drawn.</summary>
    public IReadOnlyList<EmployeeId> DottedManagerIds
    {
        get => [.. IdList.Read(dottedManagers).Select(id => new EmployeeId(id))];
        private set => dottedManagers = IdList.Write(value.Select(id => id.Value));
    }

    /// <summary>The surname.</summary>
    public string Surname { get; private set; } = "";

    /// <summary>The given name; may be empty.</summary>
    public string GivenName { get; private set; } = "";

    /// <summary>The title of the post.</summary>
    public LocalizedText JobTitle
    {
        get => new(jobTitleEn, jobTitleFr);
        private set => (jobTitleEn, jobTitleFr) = (value.En, value.Fr);
    }

    /// <summary>The telephone number, or null.</summary>
    public string? Phone { get; private set; }

    /// <summary>The e-mail address, or null.</summary>
    public string? Email { get; private set; }

    /// <summary>The place of work.</summary>
    public Address Address
    {
        get => new(
            new(streetEn, streetFr), new(cityEn, cityFr), new(provinceEn, provinceFr), new(countryEn, countryFr),
            postalCode, new(buildingEn, buildingFr), floor, room);
        private set
        {
            (streetEn, streetFr) = (value.Street.En, value.Street.Fr);
            (cityEn, cityFr) = (value.City.En, value.City.Fr);
            (provinceEn, provinceFr) = (value.Province.En, value.Province.Fr);
            (countryEn, countryFr) = (value.Country.En, value.Country.Fr);
            (buildingEn, buildingFr) = (value.Building.En, value.Building.Fr);
            (postalCode, floor, room) = (value.PostalCode, value.Floor, value.Room);
        }
    }

    /// <summary>The source he was loaded from, e.g. <c>geds</c>, or null when he was added by hand.</summary>
    public string? Source { get; private set; }

    /// <summary>A digest of the source's last row about him; the same digest means nothing new.</summary>
    public long? SourceDigest { get; private set; }

    /// <summary>What was edited by hand since the last load.</summary>
    public HandEdits HandEdits
    {
        get => handEdits ?? HandEdits.None;
        private set => handEdits = value.AreNone ? null : value;
    }

    /// <summary>Raised with every commit that changes the employee; from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What is known of him apart from unit and manager.</summary>
    public EmployeeDetails Details => new(Surname, GivenName, JobTitle, Phone, Email, Address);

    /// <summary>The e-mail address by the source, whatever hands made of it.</summary>
    public string? EmailBySource => HandEdits.SourceValueOf("email", Email);

    /// <summary>The telephone number by the source, whatever hands made of it.</summary>
    public string? PhoneBySource => HandEdits.SourceValueOf("phone", Phone);

    /// <summary>Given name and surname by the source, whatever hands made of them.</summary>
    public (string GivenName, string Surname) NameBySource =>
        (HandEdits.SourceValueOf("givenName", GivenName) ?? "", HandEdits.SourceValueOf("surname", Surname) ?? "");

    /// <summary>The unit by the source, whatever hands made of it.</summary>
    public OrgUnitId UnitBySource => UnitBySourceOf(UnitId, HandEdits);

    /// <summary>The manager by the source, whatever hands made of him.</summary>
    public EmployeeId? ManagerBySource => ManagerBySourceOf(ManagerId, HandEdits);

    /// <summary>Adds a person to a unit.</summary>
    /// <exception cref="RuleBrokenException"><c>employee.surname_missing</c>, <c>employee.too_long</c></exception>
    public static Employee Create(EmployeeId id, OrgUnitId unitId, EmployeeDetails details, EmployeeId? managerId = null)
    {
        EmployeeRules.Check(details);
        if (managerId == id) throw EmployeeRules.OwnManager();
        var employee = new Employee { Id = id, UnitId = unitId, ManagerId = managerId };
        employee.Set(details);
        return employee;
    }

    /// <summary>Adds a person whom a source tells of.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="unitId">The unit by the source.</param>
    /// <param name="details">The details by the source.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="digest">The digest of the source's row.</param>
    /// <param name="managerId">Whom he reports to by the source; null when it says nothing of that.</param>
    /// <exception cref="RuleBrokenException"><c>employee.surname_missing</c>, <c>employee.too_long</c>, <c>employee.circle</c></exception>
    public static Employee CreateFromSource(EmployeeId id, OrgUnitId unitId, EmployeeDetails details, string source, long digest, EmployeeId? managerId = null)
    {
        var employee = Create(id, unitId, details, managerId);
        (employee.Source, employee.SourceDigest) = (source, digest);
        return employee;
    }

    /// <summary>Brings back a person who was removed, with the id that he had.</summary>
    /// <exception cref="RuleBrokenException"><c>employee.surname_missing</c>, <c>employee.too_long</c></exception>
    public static Employee Restore(EmployeeId id, OrgUnitId unitId, EmployeeDetails details, EmployeeId? managerId, IReadOnlyList<EmployeeId> dotted, string? source)
    {
        var employee = Create(id, unitId, details, managerId);
        (employee.DottedManagerIds, employee.Source) = (dotted, source);
        return employee;
    }

    /// <summary>The unit by the source of somebody who works in a unit and was edited by hand like this.</summary>
    public static OrgUnitId UnitBySourceOf(OrgUnitId unitId, HandEdits edits) =>
        edits.AreNone ? unitId : ToUnitId(edits.SourceValueOf(UnitField, unitId.ToString()));

    /// <summary>The manager by the source of somebody who reports to one and was edited by hand like this.</summary>
    public static EmployeeId? ManagerBySourceOf(EmployeeId? managerId, HandEdits edits) =>
        edits.AreNone ? managerId : ToEmployeeId(edits.SourceValueOf(ManagerField, managerId?.ToString()));

    /// <summary>Changes what is known of the person.</summary>
    /// <param name="details">From now on.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="RuleBrokenException"><c>employee.surname_missing</c>, <c>employee.too_long</c></exception>
    public void Change(EmployeeDetails details, DateTime at)
    {
        EmployeeRules.Check(details);
        var before = Details;
        foreach (var field in EmployeeField.All) NoteEdit(field.Name, field.Get(before), field.Get(details), at);
        Set(details);
    }

    /// <summary>Moves the person to another unit; whom he reports to stays.</summary>
    /// <param name="unitId">The unit from now on.</param>
    /// <param name="at">Now, UTC.</param>
    public void MoveTo(OrgUnitId unitId, DateTime at)
    {
        NoteEdit(UnitField, UnitId.ToString(), unitId.ToString(), at);
        UnitId = unitId;
    }

    /// <summary>Makes the person report to somebody (<c>org:reportsTo</c>); a dotted line to that one becomes the line.</summary>
    /// <param name="chain">The manager and everybody he reports to.</param>
    /// <param name="at">Now, UTC, when a person says so: loads respect it then. Null when it only follows from something else.</param>
    /// <exception cref="RuleBrokenException"><c>employee.circle</c></exception>
    public void ReportTo(ReportingChain chain, DateTime? at = null)
    {
        if (chain.Includes(Id)) throw EmployeeRules.Circle();
        SetManager(chain.Tip, at);
        StopReportingDottedTo(chain.Tip);
    }

    /// <summary>Notes that nobody is known whom he reports to.</summary>
    /// <param name="at">Now, UTC, when a person says so; null when it only follows from something else.</param>
    public void LoseManager(DateTime? at = null) => SetManager(null, at);

    /// <summary>Makes the person report to one more besides his manager (a dotted line).</summary>
    /// <param name="chain">That one and everybody he reports to.</param>
    /// <exception cref="RuleBrokenException"><c>employee.circle</c>, <c>employee.line_exists</c>, <c>employee.too_many_lines</c></exception>
    public void ReportDottedTo(ReportingChain chain)
    {
        if (chain.Includes(Id)) throw EmployeeRules.Circle();
        if (ManagerId == chain.Tip) throw EmployeeRules.LineExists();
        if (DottedManagerIds.Contains(chain.Tip)) return;
        if (DottedManagerIds.Count >= MaxDottedLines) throw EmployeeRules.TooManyLines();
        DottedManagerIds = [.. DottedManagerIds, chain.Tip];
    }

    /// <summary>Ends a dotted line, if there is one.</summary>
    public void StopReportingDottedTo(EmployeeId managerId)
    {
        if (DottedManagerIds.Contains(managerId)) DottedManagerIds = [.. DottedManagerIds.Where(id => id != managerId)];
    }

    /// <summary>Ends the line to somebody, of whatever kind it is.</summary>
    /// <param name="managerId">Whom he does not report to any more.</param>
    /// <param name="at">Now, UTC, when a person says so; null when it only follows from something else.</param>
    /// <exception cref="NotFoundException"><c>employee.line_not_found</c></exception>
    public void StopReportingTo(EmployeeId managerId, DateTime? at = null)
    {
        if (!ReportsDirectlyTo(managerId)) throw EmployeeRules.LineNotFound(Id, managerId);
        if (ManagerId == managerId) LoseManager(at);
        else StopReportingDottedTo(managerId);
    }

    /// <summary>Whether he reports to somebody directly, by whatever kind of line.</summary>
    public bool ReportsDirectlyTo(EmployeeId managerId) => ManagerId == managerId || DottedManagerIds.Contains(managerId);

    /// <summary>Takes over what the source says of this person; what was edited by hand stays unless the source has changed there.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="unitId">The unit by the source.</param>
    /// <param name="details">The details by the source.</param>
    /// <param name="digest">The digest of the source's row.</param>
    /// <param name="loadStartedAt">When the load started, UTC; a later edit is newer than the source.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="RuleBrokenException"><c>employee.surname_missing</c>, <c>employee.too_long</c></exception>
    public SourceOutcome FollowSource(string source, OrgUnitId unitId, EmployeeDetails details, long digest, DateTime loadStartedAt)
    {
        EmployeeRules.Check(details);
        // The line of somebody whom no source has told of yet was drawn by hand.
        if (Source is null && ManagerId is not null) HandEdits = HandEdits.Noting(ManagerField, before: null, loadStartedAt.AddTicks(-1));
        var before = Details;
        var unitBefore = UnitId;
        var merge = new SourceMerge(HandEdits, loadStartedAt);
        UnitId = ToUnitId(merge.Take(UnitField, UnitId.ToString(), unitId.ToString()));
        var merged = details;
        if (!HandEdits.AreNone)
            foreach (var field in EmployeeField.All)
                merged = field.With(merged, merge.Take(field.Name, field.Get(before), field.Get(details)));
        Set(merged);
        (Source, SourceDigest, HandEdits) = (source, digest, merge.Edits);
        return new(unitBefore != UnitId, before != Details, merge.KeptFields);
    }

    /// <summary>Takes over whom the source has this person report to; a line that was drawn by hand stays unless the source has changed there.</summary>
    /// <param name="managerId">The manager by the source, or null for nobody.</param>
    /// <param name="loadStartedAt">When the load started, UTC; a later edit is newer than the source.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="RuleBrokenException"><c>employee.circle</c>: he would report to himself; longer circles are the caller's care</exception>
    public SourceOutcome FollowSourceLine(EmployeeId? managerId, DateTime loadStartedAt)
    {
        if (managerId == Id) throw EmployeeRules.OwnManager();
        var before = ManagerId;
        var merge = new SourceMerge(HandEdits, loadStartedAt);
        ManagerId = ToEmployeeId(merge.Take(ManagerField, ManagerId?.ToString(), managerId?.ToString()));
        HandEdits = merge.Edits;
        if (ManagerId is { } manager) StopReportingDottedTo(manager);
        return new(Moved: false, before != ManagerId, merge.KeptFields);
    }

    /// <summary>Gives up a line drawn by hand for the one that the source tells of.</summary>
    /// <returns>Whether there was one drawn, or ended, by hand.</returns>
    public bool GiveUpLineByHand()
    {
        if (!HandEdits.Fields.TryGetValue(ManagerField, out var edit)) return false;
        (ManagerId, HandEdits) = (ToEmployeeId(edit.SourceValue), HandEdits.Forgetting(ManagerField));
        return true;
    }

    private static EmployeeId? ToEmployeeId(string? text) => text is null ? null : new EmployeeId(int.Parse(text, CultureInfo.InvariantCulture));

    private static OrgUnitId ToUnitId(string? text) => new(int.Parse(text!, CultureInfo.InvariantCulture));

    private void SetManager(EmployeeId? managerId, DateTime? at)
    {
        if (at is { } moment) NoteEdit(ManagerField, ManagerId?.ToString(), managerId?.ToString(), moment);
        ManagerId = managerId;
    }

    private void Set(EmployeeDetails details) =>
        (Surname, GivenName, JobTitle, Phone, Email, Address) =
        (details.Surname, details.GivenName, details.JobTitle, details.Phone, details.Email, details.Address);

    private void NoteEdit(string field, string? before, string? after, DateTime at)
    {
        if (Source is not null && before != after) HandEdits = HandEdits.Noting(field, before, at);
    }
}
