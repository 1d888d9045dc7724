using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrgChart.Infrastructure.Persistence.Idempotency;

/// <summary>A request with an <c>Idempotency-Key</c>, and what it came to.</summary>
internal sealed class IdempotencyRow
{
    public string Principal { get; init; } = "";

    public string Key { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    public string Result { get; init; } = "";

    public DateTime At { get; init; }

    public int? Status { get; set; }

    public string? Location { get; set; }

    public string? EntityTag { get; set; }

    public string? ContentLanguage { get; set; }

    public string? Body { get; set; }
}

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(row => new { row.Principal, row.Key });
        builder.Property(row => row.Principal).HasColumnName("principal").HasMaxLength(100);
        builder.Property(row => row.Key).HasColumnName("idempotency_key").HasMaxLength(200);
        builder.Property(row => row.Fingerprint).HasColumnName("fingerprint").HasMaxLength(64);
        builder.Property(row => row.Result).HasColumnName("result");
        builder.Property(row => row.At).HasColumnName("at").Utc();
        builder.Property(row => row.Status).HasColumnName("status");
        builder.Property(row => row.Location).HasColumnName("location").HasMaxLength(500);
        builder.Property(row => row.EntityTag).HasColumnName("entity_tag").HasMaxLength(200);
        builder.Property(row => row.ContentLanguage).HasColumnName("content_language").HasMaxLength(20);
        builder.Property(row => row.Body).HasColumnName("body");
        builder.HasIndex(row => row.At).HasDatabaseName("ix_idempotency_keys_at");
    }
}
