using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OrgChart.Application.Operations;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Persistence.Audit;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>The tables. One model for every database: no column types, no values made by the database.</summary>
internal sealed class OrgChartContext(DbContextOptions<OrgChartContext> options) : DbContext(options)
{
    private const string Version = nameof(OrgUnit.Version);

    // EF Core makes its connections itself, except where the database's strategy hands one over: that it would not dispose of.
    private readonly DbConnection? handedOver = options.Extensions.OfType<RelationalOptionsExtension>().SingleOrDefault()?.Connection;
    private ChangeCapture? capture;

    public DbSet<OrgUnit> Units => Set<OrgUnit>();

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditChange> AuditChanges => Set<AuditChange>();

    public DbSet<DirectoryRevision> Revisions => Set<DirectoryRevision>();

    public DbSet<IdBlock> IdBlocks => Set<IdBlock>();

    /// <summary>Whether a transaction has begun and has not ended: everything done meanwhile belongs to it (<see cref="WholeTransactions"/>).</summary>
    public bool HoldsTransaction { get; set; }

    /// <summary>What this transaction has done so far to records whose changes are kept.</summary>
    public ChangeCapture Capture => capture ??= new ChangeCapture(Model);

    /// <summary>Whether the next commit changes units or employees.</summary>
    public bool ChangesDirectory => Capture.TouchesDirectory || ChangeTracker.Entries().Any(entry =>
        entry.Entity is OrgUnit or Employee && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    /// <summary>Whether the next commit changes records whose changes are kept.</summary>
    public bool ChangesAudited => Capture.Any || ChangeTracker.Entries().Any(entry =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && ChangeCapture.Keeps(entry.Metadata.ClrType));

    /// <summary>The connection, on which a transaction has begun.</summary>
    /// <exception cref="DatabaseLostException">It broke since. A driver need not have said so: what comes after the last answer it reads is lost.</exception>
    public DbConnection ConnectionInTransaction() =>
        Database.GetDbConnection() is { State: ConnectionState.Open } connection ? connection : throw new DatabaseLostException();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrgChartContext).Assembly);

    public override void Dispose()
    {
        base.Dispose();
        handedOver?.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (handedOver is not null) await handedOver.DisposeAsync();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var entries = ChangeTracker.Entries().ToList();
        // A team's version counts its members' changes too.
        var teams = entries.Where(entry => entry.Entity is TeamMember && entry.State is not EntityState.Unchanged)
            .Select(entry => entry.Entity is TeamMember member ? member.TeamId : default).ToHashSet();
        Capture.Note(entries);
        foreach (var entry in entries)
            if ((entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity is Team team && teams.Contains(team.Id)))
                && entry.Metadata.FindProperty(Version) is not null)
                entry.Property(Version).CurrentValue = (long)entry.Property(Version).OriginalValue! + 1;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

/// <summary>The one row that says which revision the directory has.</summary>
internal sealed class DirectoryRevision
{
    /// <summary>The key of the only row.</summary>
    public const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    /// <summary>Rises by 1 with every commit that changes units or employees; from 0.</summary>
    public long Revision { get; init; }
}

/// <summary>The next free id of one kind of record.</summary>
internal sealed class IdBlock
{
    public int Kind { get; init; }

    public int NextId { get; init; }
}
