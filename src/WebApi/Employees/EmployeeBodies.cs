using OrgChart.Domain.Employees;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Employees;

/// <summary>The fields of an employee that can be edited.</summary>
public class EmployeeDocument
{
    /// <summary>The surname.</summary>
    public string? Surname { get; init; }

    /// <summary>The given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>The title of the post.</summary>
    public TextsBody? JobTitles { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The place of work.</summary>
    public AddressDocument? Address { get; init; }

    internal static EmployeeDocument Of(EmployeeDetails details) => new()
    {
        Surname = details.Surname, GivenName = details.GivenName, JobTitles = TextsBody.Of(details.JobTitle), Phone = details.Phone, Email = details.Email,
        Address = AddressDocument.Of(details.Address),
    };

    internal EmployeeDetails ToDetails() => new(
        Surname?.Trim() ?? "", GivenName?.Trim() ?? "", JobTitles.OrNone(), TextsBodies.OrNull(Phone), TextsBodies.OrNull(Email),
        Address?.ToAddress() ?? Domain.Employees.Address.None);
}

/// <summary>A place of work.</summary>
public sealed class AddressDocument
{
    /// <summary>Number and street.</summary>
    public TextsBody? Street { get; init; }

    /// <summary>The city.</summary>
    public TextsBody? City { get; init; }

    /// <summary>The province, state or the like.</summary>
    public TextsBody? Province { get; init; }

    /// <summary>The country.</summary>
    public TextsBody? Country { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The building's name.</summary>
    public TextsBody? Building { get; init; }

    /// <summary>The floor.</summary>
    public string? Floor { get; init; }

    /// <summary>The room.</summary>
    public string? Room { get; init; }

    internal static AddressDocument Of(Address address) => new()
    {
        Street = TextsBody.Of(address.Street), City = TextsBody.Of(address.City), Province = TextsBody.Of(address.Province), Country = TextsBody.Of(address.Country),
        PostalCode = address.PostalCode, Building = TextsBody.Of(address.Building), Floor = address.Floor, Room = address.Room,
    };

    internal Address ToAddress() => new(
        Street.OrNone(), City.OrNone(), Province.OrNone(), Country.OrNone(), TextsBodies.OrNull(PostalCode), Building.OrNone(),
        TextsBodies.OrNull(Floor), TextsBodies.OrNull(Room));
}

/// <summary>A new employee.</summary>
public sealed class NewEmployeeBody : EmployeeDocument
{
    /// <summary>The unit he works in.</summary>
    public required int UnitId { get; init; }

    /// <summary>Whom he reports to; null or left out when nobody is known.</summary>
    public int? ManagerId { get; init; }
}

/// <summary>Where an employee works from now on.</summary>
public sealed class EmployeeUnitBody
{
    /// <summary>The unit.</summary>
    public required int UnitId { get; init; }
}

/// <summary>Whom an employee reports to from now on.</summary>
public sealed class ManagerBody
{
    /// <summary>The manager's id.</summary>
    public required int ManagerId { get; init; }
}

/// <summary>A line from an employee to somebody he reports to.</summary>
public sealed class ReportingLineBody
{
    /// <summary><c>line</c> for the one manager, replacing the one there is; <c>dotted</c> for somebody besides.</summary>
    public required ReportingLineKind Kind { get; init; }
}
