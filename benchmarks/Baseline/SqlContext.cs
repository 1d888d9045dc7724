using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OrgChart.Baseline;

/// <summary>OrgChart's tables as somebody would map them who just wants to read them.</summary>
internal sealed class SqlContext(DbContextOptions<SqlContext> options) : DbContext(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Employee> Employees => Set<Employee>();
}

[Table("org_units")]
internal sealed class Unit
{
    [Key, Column("id")]
    public int Id { get; set; }

    [Column("parent_id")]
    public int? ParentId { get; set; }

    [Column("name_en")]
    public string? NameEn { get; set; }

    [Column("name_fr")]
    public string? NameFr { get; set; }

    [Column("acronym_en")]
    public string? AcronymEn { get; set; }

    [Column("acronym_fr")]
    public string? AcronymFr { get; set; }

    [NotMapped]
    public string Name => NameEn ?? NameFr ?? "";

    [NotMapped]
    public string? Acronym => AcronymEn ?? AcronymFr;
}

[Table("employees")]
internal sealed class Employee
{
    [Key, Column("id")]
    public int Id { get; set; }

    [Column("unit_id")]
    public int UnitId { get; set; }

    [Column("manager_id")]
    public int? ManagerId { get; set; }

    [Column("surname")]
    public string Surname { get; set; } = "";

    [Column("given_name")]
    public string GivenName { get; set; } = "";

    [Column("job_title_en")]
    public string? JobTitleEn { get; set; }

    [Column("job_title_fr")]
    public string? JobTitleFr { get; set; }

    [Column("phone")]
    public string? Phone { get; set; }

    [Column("email")]
    public string? Email { get; set; }

    [Column("street_en")]
    public string? StreetEn { get; set; }

    [Column("street_fr")]
    public string? StreetFr { get; set; }

    [Column("city_en")]
    public string? CityEn { get; set; }

    [Column("city_fr")]
    public string? CityFr { get; set; }

    [Column("province_en")]
    public string? ProvinceEn { get; set; }

    [Column("province_fr")]
    public string? ProvinceFr { get; set; }

    [Column("country_en")]
    public string? CountryEn { get; set; }

    [Column("country_fr")]
    public string? CountryFr { get; set; }

    [Column("postal_code")]
    public string? PostalCode { get; set; }

    [Column("building_en")]
    public string? BuildingEn { get; set; }

    [Column("building_fr")]
    public string? BuildingFr { get; set; }

    [Column("floor")]
    public string? Floor { get; set; }

    [Column("room")]
    public string? Room { get; set; }

    [NotMapped]
    public string DisplayName => $"{GivenName} {Surname}".Trim();

    [NotMapped]
    public string? JobTitle => JobTitleEn ?? JobTitleFr;
}
