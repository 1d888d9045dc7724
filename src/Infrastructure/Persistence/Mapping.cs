using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>What the mappings of all tables share.</summary>
internal static class Mapping
{
    /// <summary>Maps a text of at most so many characters that an entity keeps in a private field.</summary>
    public static void Text<T>(this EntityTypeBuilder<T> entity, string field, string column, int maxLength)
        where T : class =>
        entity.Property<string?>(field).HasColumnName(column).HasMaxLength(maxLength);

    /// <summary>Maps a text in two languages that an entity keeps in two private fields.</summary>
    public static void LocalizedText<T>(this EntityTypeBuilder<T> entity, string field, string column, int maxLength)
        where T : class
    {
        entity.Text(field + "En", column + "_en", maxLength);
        entity.Text(field + "Fr", column + "_fr", maxLength);
    }

    /// <summary>Maps what was edited by hand, which an entity keeps in a private field, as JSON; null when nothing was.</summary>
    public static void HandEdits<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Ignore("HandEdits");
        entity.Property<HandEdits?>("handEdits").HasColumnName("hand_edits").HasConversion(
            edits => JsonSerializer.Serialize(edits!.Fields, JsonSerializerOptions.Default),
            json => ReadHandEdits(json),
            new ValueComparer<HandEdits?>((a, b) => Equals(a, b), edits => edits!.GetHashCode(), edits => edits));
    }

    /// <summary>Maps a moment; it is kept and read in UTC.</summary>
    public static void Utc(this PropertyBuilder<DateTime> property) => property.HasConversion(
        new ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc)));

    /// <summary>Maps a moment that may be missing; it is kept and read in UTC.</summary>
    public static void Utc(this PropertyBuilder<DateTime?> property) => property.HasConversion(
        new ValueConverter<DateTime?, DateTime?>(value => value, value => value == null ? null : DateTime.SpecifyKind(value.Value, DateTimeKind.Utc)));

    /// <summary>Reads what was edited by hand from its JSON.</summary>
    public static HandEdits ReadHandEdits(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, HandEdit>>(json)!.ToImmutableSortedDictionary(StringComparer.Ordinal));
}

internal sealed class DirectoryRevisionMapping : IEntityTypeConfiguration<DirectoryRevision>
{
    public void Configure(EntityTypeBuilder<DirectoryRevision> builder)
    {
        builder.ToTable("directory_revision");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Revision).HasColumnName("revision");
        builder.HasData(new DirectoryRevision());
    }
}

internal sealed class IdBlockMapping : IEntityTypeConfiguration<IdBlock>
{
    public void Configure(EntityTypeBuilder<IdBlock> builder)
    {
        builder.ToTable("id_blocks");
        builder.HasKey(row => row.Kind);
        builder.Property(row => row.Kind).HasColumnName("kind").ValueGeneratedNever();
        builder.Property(row => row.NextId).HasColumnName("next_id");
        builder.HasData(Enum.GetValues<IdKind>().Select(kind => new IdBlock { Kind = (int)kind, NextId = 1 }));
    }
}
