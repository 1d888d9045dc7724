using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrgChart.Infrastructure.Persistence.CleanUp;

/// <summary>Work that one instance of several does from time to time.</summary>
internal sealed class ScheduledWork
{
    /// <summary>The clean-up.</summary>
    public const string CleanUp = "clean-up";

    public string Name { get; init; } = "";

    /// <summary>When it is due, UTC. Whoever moves it on does the work.</summary>
    public DateTime NextAt { get; init; }
}

internal sealed class ScheduledWorkMapping : IEntityTypeConfiguration<ScheduledWork>
{
    public void Configure(EntityTypeBuilder<ScheduledWork> builder)
    {
        builder.ToTable("scheduled_work");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasColumnName("name").HasMaxLength(50);
        builder.Property(row => row.NextAt).HasColumnName("next_at").Utc();
        builder.HasData(new ScheduledWork { Name = ScheduledWork.CleanUp, NextAt = DateTime.UnixEpoch });
    }
}
