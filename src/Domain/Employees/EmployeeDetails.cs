using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Employees;

/// <summary>What is known of an employee apart from where he stands in the organisation.</summary>
/// <param name="Surname">The surname; never blank.</param>
/// <param name="GivenName">The given name; may be empty.</param>
/// <param name="JobTitle">The title of the post; may be missing.</param>
/// <param name="Phone">The telephone number as the source writes it, or null.</param>
/// <param name="Email">The e-mail address, or null; not unique, mailboxes are shared.</param>
/// <param name="Address">The place of work.</param>
public sealed record EmployeeDetails(string Surname, string GivenName, LocalizedText JobTitle, string? Phone, string? Email, Address Address);

/// <summary>A place of work.</summary>
/// <param name="Street">Number and street.</param>
/// <param name="City">The city.</param>
/// <param name="Province">The province, state or the like.</param>
/// <param name="Country">The country.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="Building">The building's name.</param>
/// <param name="Floor">The floor.</param>
/// <param name="Room">The room.</param>
public sealed record Address(
    LocalizedText Street, LocalizedText City, LocalizedText Province, LocalizedText Country,
    string? PostalCode, LocalizedText Building, string? Floor, string? Room)
{
    /// <summary>A place nothing is known of.</summary>
    public static Address None { get; } = new(
        LocalizedText.None, LocalizedText.None, LocalizedText.None, LocalizedText.None, null, LocalizedText.None, null, null);
}
