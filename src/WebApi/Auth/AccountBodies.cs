namespace OrgChart.WebApi.Auth;

/// <summary>The first administrator.</summary>
public sealed class FirstAdministratorBody
{
    /// <summary>The code that the server printed at its start.</summary>
    public required string Code { get; init; }

    /// <summary>The address to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The password, 15 to 256 characters.</summary>
    public required string Password { get; init; }

    /// <summary>The name that others see; the address before the @ when left out.</summary>
    public string? DisplayName { get; init; }
}

/// <summary>Somebody has forgotten his password.</summary>
public sealed class PasswordResetRequestBody
{
    /// <summary>His address.</summary>
    public required string Email { get; init; }
}

/// <summary>A new password.</summary>
public sealed class PasswordResetBody
{
    /// <summary>The user's address.</summary>
    public required string Email { get; init; }

    /// <summary>The code that he got.</summary>
    public required string Code { get; init; }

    /// <summary>The new password, 15 to 256 characters.</summary>
    public required string Password { get; init; }
}
