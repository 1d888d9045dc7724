using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

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
    };

    private readonly List<Func<AuditChange>> captured = [];

    /// <summary>Whether anything was noted.</summary>
    public bool Any => captured.Count > 0 || IsTooMuch;

    /// <summary>Whether there were more changes than one entry lists.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Whether units or employees are among what was noted.</summary>
    public bool TouchesDirectory { get; private set; }

    /// <summary>Notes what the change tracker is about to write.</summary>
    public void Note(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !Resources.TryGetValue(entry.Metadata.ClrType, out var resource)) continue;
            // At once: afterwards nobody knows the old values any more.
            var change = Describe(entry, resource);
            Add(resource, () => change);
        }
    }

    /// <summary>Notes a record that is written past the change tracker.</summary>
    public void NoteAdded(object entity)
    {
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
        (IsTooMuch, TouchesDirectory) = (false, false);
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
