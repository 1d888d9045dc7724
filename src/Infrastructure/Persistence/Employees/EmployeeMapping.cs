using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Employees;

internal sealed class EmployeeMapping : IEntityTypeConfiguration<Employee>
{
    // An id has at most ten digits, and a comma behind it.
    private const int MaxIdListLength = Employee.MaxDottedLines * 11;

    public void Configure(EntityTypeBuilder<Employee> builder)
    {
        builder.ToTable("employees");
        builder.HasKey(employee => employee.Id);
        builder.Property(employee => employee.Id).HasColumnName("id").ValueGeneratedNever()
            .HasConversion(id => id.Value, value => new EmployeeId(value));
        builder.Property(employee => employee.UnitId).HasColumnName("unit_id").HasConversion(id => id.Value, value => new OrgUnitId(value));
        builder.Property(employee => employee.ManagerId).HasColumnName("manager_id")
            .HasConversion(id => id!.Value.Value, value => new EmployeeId(value));
        builder.Property(employee => employee.Surname).HasColumnName("surname").HasMaxLength(EmployeeField.MaxLengthOf("surname"));
        builder.Property(employee => employee.GivenName).HasColumnName("given_name").HasMaxLength(EmployeeField.MaxLengthOf("givenName"));
        builder.Property(employee => employee.Phone).HasColumnName("phone").HasMaxLength(EmployeeField.MaxLengthOf("phone"));
        builder.Property(employee => employee.Email).HasColumnName("email").HasMaxLength(EmployeeField.MaxLengthOf("email"));
        builder.Ignore(employee => employee.JobTitle);
        builder.Ignore(employee => employee.Address);
        builder.Ignore(employee => employee.Details);
        builder.LocalizedText("jobTitle", "job_title", EmployeeField.MaxLengthOf("jobTitle"));
        foreach (var part in (string[])["street", "city", "province", "country", "building"])
            builder.LocalizedText(part, part, EmployeeField.MaxLengthOf(part));
        builder.Ignore(employee => employee.DottedManagerIds);
        builder.Text("dottedManagers", "dotted_manager_ids", MaxIdListLength);
        builder.HasIndex("dottedManagers").HasFilter("dotted_manager_ids IS NOT NULL").HasDatabaseName("ix_employees_dotted_manager_ids");
        builder.Text("postalCode", "postal_code", EmployeeField.MaxLengthOf("postalCode"));
        builder.Text("floor", "floor", EmployeeField.MaxLengthOf("floor"));
        builder.Text("room", "room", EmployeeField.MaxLengthOf("room"));
        builder.Property(employee => employee.Source).HasColumnName("source").HasMaxLength(SourceKey.MaxSourceLength);
        builder.Property(employee => employee.SourceDigest).HasColumnName("source_digest");
        builder.HandEdits();
        builder.Property(employee => employee.Version).HasColumnName("version").IsConcurrencyToken();

        // The database refuses orphans; EF Core must not make some by clearing the key of those it has read.
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(employee => employee.UnitId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasOne<Employee>().WithMany().HasForeignKey(employee => employee.ManagerId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(employee => employee.UnitId).HasDatabaseName("ix_employees_unit_id");
        builder.HasIndex(employee => employee.ManagerId).HasDatabaseName("ix_employees_manager_id");
        builder.HasCheckConstraint("ck_employees_not_own_manager", "manager_id <> id");
    }
}
