using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Audit;

/// <summary>Notes what a transaction does to records whose changes are kept, so that no use case has to remember to.</summary>
internal sealed class ChangeCapture(IModel model)
{
    private static readonly Dictionary<Type, AuditedResource> Resources = new()
    {
        [typeof(OrgUnit)] = AuditedResource.Unit,
        [typeof(Employee)] = AuditedResource.Employee,
        [typeof(Team)] = AuditedResource.Team,
        [typeof(TeamMember)] = AuditedResource.TeamMember,
        [typeof(User)] = AuditedResource.User,
        [typeof(Client)] = AuditedResource.Client,
    };

    private readonly List<Func<AuditChange>> captured = [];
    private readonly HashSet<int> places = [];
    private readonly HashSet<int> removedUnits = [];

    /// <summary>Whether changes of records of this type are kept.</summary>
    public static bool Keeps(Type type) => Resources.ContainsKey(type);

    /// <summary>Whether anything was noted.</summary>
    public bool Any => captured.Count > 0 || IsTooMuch;

    /// <summary>Whether there were more changes than one entry lists.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Whether units or employees are among what was noted.</summary>
    public bool TouchesDirectory { get; private set; }

    /// <summary>The units in which something was changed: of what was moved both ends; of units that came or went those above them.</summary>
    public IReadOnlySet<int> Places => places;

    /// <summary>The units that are gone.</summary>
    public IReadOnlySet<int> RemovedUnits => removedUnits;

    /// <summary>Whether departments came or went.</summary>
    public bool TouchesTop { get; private set; }

    /// <summary>Notes what the change tracker is about to write.</summary>
    public void Note(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !Resources.TryGetValue(entry.Metadata.ClrType, out var resource)) continue;
            // At once: afterwards nobody knows the old values any more.
            NotePlaces(entry);
            var change = Describe(entry, resource);
            // Of accounts, most fields are not told; of units and people even what is not told has another version now, which readers must see.
            if (resource is AuditedResource.User or AuditedResource.Client && change.Kind is ChangeKind.Changed && change.After == AuditFields.Nothing) continue;
            Add(resource, () => change);
        }
    }

    /// <summary>Notes a record that is written past the change tracker.</summary>
    public void NoteAdded(object entity)
    {
        if (entity is Employee employee) places.Add(employee.UnitId.Value);
        else if (entity is OrgUnit unit) NotePlace(unit.ParentId);
        if (IsTooMuch && TouchesDirectory) return;
        var type = model.FindEntityType(entity.GetType())!;
        var resource = Resources[type.ClrType];
        Add(resource, () => new AuditChange { Resource = resource, ResourceId = IdOf(type, entity), Kind = ChangeKind.Added, After = AuditFields.All(type, entity) });
    }

    /// <summary>Notes an employee who is removed past the change tracker.</summary>
    public void NoteRemoved(EmployeeId id, Employee? known)
    {
        var type = model.FindEntityType(typeof(Employee))!;
        var before = known is null ? null : AuditFields.All(type, known);
        Add(AuditedResource.Employee, () => new AuditChange { Resource = AuditedResource.Employee, ResourceId = id.Value, Kind = ChangeKind.Removed, Before = before });
    }

    /// <summary>Notes the units of employees who are removed past the change tracker.</summary>
    public void NotePlaces(IEnumerable<OrgUnitId> units)
    {
        foreach (var unit in units) NotePlace(unit);
    }

    /// <summary>What was noted, as changes of an entry; forgets it.</summary>
    public IReadOnlyList<AuditChange> Take(int entryId, long revision)
    {
        var all = captured.Select(describe => describe()).Select((change, ordinal) => new AuditChange
        {
            EntryId = entryId, Ordinal = ordinal, Revision = revision, Resource = change.Resource, ResourceId = change.ResourceId,
            MemberId = change.MemberId, Kind = change.Kind, Before = change.Before, After = change.After,
        }).ToList();
        Forget();
        return all;
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        captured.Clear();
        places.Clear();
        removedUnits.Clear();
        (IsTooMuch, TouchesDirectory, TouchesTop) = (false, false, false);
    }

    private void NotePlaces(EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case Employee employee:
                if (entry.State is not EntityState.Added) NotePlace((OrgUnitId)entry.Property(nameof(Employee.UnitId)).OriginalValue!);
                if (entry.State is not EntityState.Deleted) NotePlace(employee.UnitId);
                break;
            case OrgUnit unit when entry.State is EntityState.Modified && (OrgUnitId?)entry.Property(nameof(OrgUnit.ParentId)).OriginalValue == unit.ParentId:
                NotePlace(unit.Id);
                break;
            case OrgUnit unit:
                if (entry.State is not EntityState.Added) NotePlace((OrgUnitId?)entry.Property(nameof(OrgUnit.ParentId)).OriginalValue);
                if (entry.State is EntityState.Deleted) removedUnits.Add(unit.Id.Value);
                else NotePlace(unit.ParentId);
                break;
        }
    }

    private void NotePlace(OrgUnitId? unit)
    {
        if (unit is { } place) places.Add(place.Value);
        else TouchesTop = true;
    }

    private static int IdOf(IEntityType type, object entity) => AuditFields.Number(type.FindPrimaryKey()!.Properties[0], entity);

    private static AuditChange Describe(EntityEntry entry, AuditedResource resource)
    {
        var type = (IEntityType)entry.Metadata;
        var key = type.FindPrimaryKey()!.Properties;
        var kind = entry.State switch
        {
            EntityState.Added => ChangeKind.Added,
            EntityState.Deleted => ChangeKind.Removed,
            _ => entry.Properties.Any(property => property.IsModified && property.Metadata.Name is nameof(OrgUnit.ParentId) or nameof(Employee.UnitId)
                && !Equals(property.OriginalValue, property.CurrentValue)) ? ChangeKind.Moved : ChangeKind.Changed,
        };
        var (before, after) = kind switch
        {
            ChangeKind.Added => (null, AuditFields.All(type, entry.Entity)),
            ChangeKind.Removed => (AuditFields.Original(entry), null),
            _ => AuditFields.Changed(entry),
        };
        return new()
        {
            Resource = resource, ResourceId = AuditFields.Number(key[0], entry.Entity), MemberId = key.Count > 1 ? AuditFields.Number(key[1], entry.Entity) : 0,
            Kind = kind, Before = before, After = after,
        };
    }

    private void Add(AuditedResource resource, Func<AuditChange> describe)
    {
        TouchesDirectory |= resource is AuditedResource.Unit or AuditedResource.Employee;
        if (IsTooMuch) return;
        captured.Add(describe);
        if (captured.Count <= AuditEntry.MaxChanges) return;
        IsTooMuch = true;
        captured.Clear();
    }
}
