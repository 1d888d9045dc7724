using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Clients;

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("clients");
        builder.HasKey(client => client.Id);
        builder.Property(client => client.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new ClientId(value));
        builder.Property(client => client.Name).HasColumnName("name").HasMaxLength(Client.MaxNameLength);
        builder.Property(client => client.SecretHash).HasColumnName("secret_hash").HasMaxLength(64);
        builder.Property(client => client.UnitId).HasColumnName("unit_id").HasConversion(id => id!.Value.Value, value => new OrgUnitId(value));
        builder.Property(client => client.IsFirstParty).HasColumnName("is_first_party");
        builder.Property(client => client.CreatedAt).HasColumnName("created_at").Utc();
        builder.Property(client => client.SecretAt).HasColumnName("secret_at").Utc();
        builder.Property(client => client.AccessVersion).HasColumnName("access_version");
        builder.Property(client => client.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Property<string>("scopes").HasColumnName("scopes").HasMaxLength(500);
        builder.Ignore(client => client.Scopes);
        builder.Ignore(client => client.Details);
    }
}
