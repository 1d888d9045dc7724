using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;

namespace OrgChart.Infrastructure.Persistence.Teams;

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("teams");
        builder.HasKey(team => team.Id);
        builder.Property(team => team.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new TeamId(value));
        builder.Ignore(team => team.Name);
        builder.Ignore(team => team.Description);
        builder.Ignore(team => team.Details);
        builder.LocalizedText("name", "name", Team.MaxNameLength);
        builder.LocalizedText("description", "description", Team.MaxDescriptionLength);
        builder.Property(team => team.Version).HasColumnName("version").IsConcurrencyToken();
        builder.HasMany(team => team.Members).WithOne().HasForeignKey(member => member.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(team => team.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class TeamMemberMapping : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_members");
        builder.HasKey(member => new { member.TeamId, member.EmployeeId });
        builder.Property(member => member.TeamId).HasColumnName("team_id").HasConversion(id => id.Value, value => new TeamId(value));
        builder.Property(member => member.EmployeeId).HasColumnName("employee_id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new EmployeeId(value));
        builder.Property(member => member.Role).HasColumnName("role");
        builder.HasOne<Employee>().WithMany().HasForeignKey(member => member.EmployeeId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(member => member.EmployeeId).HasDatabaseName("ix_team_members_employee_id");
    }
}
