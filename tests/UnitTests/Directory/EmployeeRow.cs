using System.Text;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.UnitTests.Directory;

/// <summary>An employee as it is written down.</summary>
internal sealed record EmployeeRow(
    int Id, int UnitId, int? ManagerId, string Surname, string GivenName, LocalizedText JobTitle, string? Phone, string? Email,
    LocalizedText Street, Locality Locality, string? PostalCode, LocalizedText Building, string? Floor, string? Room, long Version, string? DottedManagers = null);

/// <summary>Hands an employee out column by column, as a database does.</summary>
internal sealed class RowReader(EmployeeRow row) : IRow
{
    public bool IsNull(int column) => Value(column) is null;

    public long Number(int column) => Value(column) is { } number ? Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) : 0;

    public ReadOnlySpan<byte> Text(int column) => Value(column) is string text ? Encoding.UTF8.GetBytes(text) : [];

    private object? Value(int column) => (EmployeeTableBuilder.Column)column switch
    {
        EmployeeTableBuilder.Column.Id => row.Id,
        EmployeeTableBuilder.Column.Unit => row.UnitId,
        EmployeeTableBuilder.Column.Manager => row.ManagerId,
        EmployeeTableBuilder.Column.Version => row.Version,
        EmployeeTableBuilder.Column.Surname => row.Surname,
        EmployeeTableBuilder.Column.GivenName => row.GivenName,
        EmployeeTableBuilder.Column.JobTitle => row.JobTitle.En,
        EmployeeTableBuilder.Column.JobTitleFr => row.JobTitle.Fr,
        EmployeeTableBuilder.Column.Phone => row.Phone,
        EmployeeTableBuilder.Column.Email => row.Email,
        EmployeeTableBuilder.Column.Street => row.Street.En,
        EmployeeTableBuilder.Column.StreetFr => row.Street.Fr,
        EmployeeTableBuilder.Column.City => row.Locality.City.En,
        EmployeeTableBuilder.Column.CityFr => row.Locality.City.Fr,
        EmployeeTableBuilder.Column.Province => row.Locality.Province.En,
        EmployeeTableBuilder.Column.ProvinceFr => row.Locality.Province.Fr,
        EmployeeTableBuilder.Column.Country => row.Locality.Country.En,
        EmployeeTableBuilder.Column.CountryFr => row.Locality.Country.Fr,
        EmployeeTableBuilder.Column.PostalCode => row.PostalCode,
        EmployeeTableBuilder.Column.Building => row.Building.En,
        EmployeeTableBuilder.Column.BuildingFr => row.Building.Fr,
        EmployeeTableBuilder.Column.Floor => row.Floor,
        EmployeeTableBuilder.Column.Room => row.Room,
        EmployeeTableBuilder.Column.DottedManagers => row.DottedManagers,
        var unknown => throw new AssertionException($"The tests do not know the column {unknown}."),
    };
}
