using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

/// <summary>Requests of one caller that were alike and answered within the same second.</summary>
internal sealed class AccessLogRow
{
    public long Id { get; set; }

    public DateTime At { get; init; }

    public string Caller { get; init; } = "";

    public string Address { get; init; } = "";

    public string Method { get; init; } = "";

    public string Route { get; init; } = "";

    public int Status { get; init; }

    public int Count { get; init; }

    public long DurationMs { get; init; }

    public long LongestMs { get; init; }
}

internal sealed class AccessLogMapping : IEntityTypeConfiguration<AccessLogRow>
{
    public void Configure(EntityTypeBuilder<AccessLogRow> builder)
    {
        builder.ToTable("access_log");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.At).HasColumnName("at").Utc();
        builder.Property(row => row.Caller).HasColumnName("caller").HasMaxLength(100);
        builder.Property(row => row.Address).HasColumnName("address").HasMaxLength(60);
        builder.Property(row => row.Method).HasColumnName("method").HasMaxLength(20);
        builder.Property(row => row.Route).HasColumnName("route").HasMaxLength(200);
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.Count).HasColumnName("request_count");
        builder.Property(row => row.DurationMs).HasColumnName("duration_ms");
        builder.Property(row => row.LongestMs).HasColumnName("longest_ms");
        builder.HasIndex(row => row.At).HasDatabaseName("ix_access_log_at");
    }
}
