using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Employees;

/// <summary>One text of an employee's details: its name, its greatest length in characters, and how to read and replace it.</summary>
public sealed record EmployeeField(
    string Name, int MaxLength, Func<EmployeeDetails, string?> Get, Func<EmployeeDetails, string?, EmployeeDetails> With)
{
    /// <summary>All of them, so that loads, edits and checks treat every text alike.</summary>
    public static IReadOnlyList<EmployeeField> All { get; } =
    [
        new("surname", 100, d => d.Surname, (d, v) => d with { Surname = v ?? "" }),
        new("givenName", 100, d => d.GivenName, (d, v) => d with { GivenName = v ?? "" }),
        .. Localized("jobTitle", 300, d => d.JobTitle, (d, v) => d with { JobTitle = v }),
        new("phone", 60, d => d.Phone, (d, v) => d with { Phone = v }),
        new("email", 254, d => d.Email, (d, v) => d with { Email = v }),
        .. InAddress("street", 300, a => a.Street, (a, v) => a with { Street = v }),
        .. InAddress("city", 100, a => a.City, (a, v) => a with { City = v }),
        .. InAddress("province", 100, a => a.Province, (a, v) => a with { Province = v }),
        .. InAddress("country", 100, a => a.Country, (a, v) => a with { Country = v }),
        InAddress("postalCode", 20, a => a.PostalCode, (a, v) => a with { PostalCode = v }),
        .. InAddress("building", 200, a => a.Building, (a, v) => a with { Building = v }),
        InAddress("floor", 50, a => a.Floor, (a, v) => a with { Floor = v }),
        InAddress("room", 50, a => a.Room, (a, v) => a with { Room = v }),
    ];

    /// <summary>The greatest length of a field, in characters.</summary>
    public static int MaxLengthOf(string name) => All.First(field => field.Name == name || field.Name == name + ".en").MaxLength;

    private static EmployeeField[] Localized(
        string name, int maxLength, Func<EmployeeDetails, LocalizedText> get, Func<EmployeeDetails, LocalizedText, EmployeeDetails> with) =>
    [
        new(name + ".en", maxLength, d => get(d).En, (d, v) => with(d, get(d) with { En = v })),
        new(name + ".fr", maxLength, d => get(d).Fr, (d, v) => with(d, get(d) with { Fr = v })),
    ];

    private static EmployeeField[] InAddress(
        string name, int maxLength, Func<Address, LocalizedText> get, Func<Address, LocalizedText, Address> with) =>
        Localized(name, maxLength, d => get(d.Address), (d, v) => d with { Address = with(d.Address, v) });

    private static EmployeeField InAddress(string name, int maxLength, Func<Address, string?> get, Func<Address, string?, Address> with) =>
        new(name, maxLength, d => get(d.Address), (d, v) => d with { Address = with(d.Address, v) });
}
