using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>The tables. One model for every database: no column types, no values made by the database.</summary>
internal sealed class OrgChartContext(DbContextOptions<OrgChartContext> options) : DbContext(options)
{
    public DbSet<OrgUnit> Units => Set<OrgUnit>();

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<DirectoryRevision> Revisions => Set<DirectoryRevision>();

    public DbSet<IdBlock> IdBlocks => Set<IdBlock>();

    /// <summary>Whether rows of units or employees were written past the change tracker.</summary>
    public bool WroteDirectoryDirectly { get; set; }

    /// <summary>Whether the next commit changes units or employees.</summary>
    public bool ChangesDirectory => WroteDirectoryDirectly || ChangeTracker.Entries().Any(entry =>
        entry.Entity is OrgUnit or Employee && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrgChartContext).Assembly);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is not null)
                entry.Property("Version").CurrentValue = (long)entry.Property("Version").OriginalValue! + 1;
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
