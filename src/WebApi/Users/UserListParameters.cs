using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Users;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Users;

/// <summary>Which users are wanted.</summary>
public sealed class UserListParameters : PageParameters
{
    /// <summary>A part of the name or address.</summary>
    [FromQuery(Name = "q")]
    [MaxLength(200)]
    public string? Text { get; init; }

    /// <summary>Only users with this role, everywhere or somewhere.</summary>
    [FromQuery(Name = "role")]
    [RegularExpression("^(reader|editor|importer|user-admin|auditor|admin)$", ErrorMessage = "The roles are reader, editor, importer, user-admin, auditor, admin.")]
    public string? Role { get; init; }

    /// <summary>Only users who are kept out, or only those who are not.</summary>
    [FromQuery(Name = "disabled")]
    public bool? Disabled { get; init; }

    internal UserFilter Filter => new(string.IsNullOrWhiteSpace(Text) ? null : Text, Role, Disabled);
}
