using System.Text.Json.Serialization;

namespace OrgChart.WebApi.Auth;

/// <summary>Tokens (RFC 6749, 5.1).</summary>
public sealed class TokenAnswer
{
    /// <summary>The access token, to be sent as <c>Authorization: Bearer TOKEN</c>.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Always <c>Bearer</c>.</summary>
    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    /// <summary>How long the access token is good, in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>The refresh token, of users; good once.</summary>
    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>The permissions, with blanks between.</summary>
    [JsonPropertyName("scope")]
    public required string Scope { get; init; }
}

/// <summary>Why there are no tokens (RFC 6749, 5.2).</summary>
public sealed class TokenErrorAnswer
{
    /// <summary><c>invalid_request</c>, <c>invalid_client</c>, <c>invalid_grant</c>, <c>unauthorized_client</c>, <c>unsupported_grant_type</c>, <c>invalid_scope</c> or <c>mfa_required</c>.</summary>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>What was wrong and what to do.</summary>
    [JsonPropertyName("error_description")]
    public required string ErrorDescription { get; init; }
}

/// <summary>What a form for tokens says.</summary>
public sealed class TokenForm
{
    /// <summary><c>password</c>, <c>refresh_token</c> or <c>client_credentials</c>.</summary>
    [JsonPropertyName("grant_type")]
    public required string GrantType { get; init; }

    /// <summary>The client's id, e.g. <c>c3</c>, unless it stands in the header <c>Authorization: Basic</c>.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The client's secret, likewise.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }

    /// <summary>With <c>password</c>: the e-mail address.</summary>
    [JsonPropertyName("username")]
    public string? Username { get; init; }

    /// <summary>With <c>password</c>: the password.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>With <c>password</c>, where there is a second factor: its code, or a recovery code.</summary>
    [JsonPropertyName("otp")]
    public string? Otp { get; init; }

    /// <summary>With <c>refresh_token</c>: the refresh token.</summary>
    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    /// <summary>The permissions asked for, with blanks between; all that there are when left out.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }
}

/// <summary>What a form for revoking says.</summary>
public sealed class RevocationForm
{
    /// <summary>The refresh token.</summary>
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    /// <summary>The client's id, unless it stands in the header <c>Authorization: Basic</c>.</summary>
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    /// <summary>The client's secret, likewise.</summary>
    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }
}

/// <summary>Public keys (RFC 7517, 5).</summary>
public sealed class KeySetAnswer
{
    /// <summary>The keys, those to come included.</summary>
    public required IReadOnlyList<KeyAnswer> Keys { get; init; }
}

/// <summary>A public key (RFC 7517, 4).</summary>
public sealed class KeyAnswer
{
    /// <summary>Always <c>EC</c>.</summary>
    public required string Kty { get; init; }

    /// <summary>Always <c>P-256</c>.</summary>
    public required string Crv { get; init; }

    /// <summary>The key's id.</summary>
    public required string Kid { get; init; }

    /// <summary>Always <c>sig</c>.</summary>
    public required string Use { get; init; }

    /// <summary>Always <c>ES256</c>.</summary>
    public required string Alg { get; init; }

    /// <summary>The point's first coordinate, in Base64url.</summary>
    public required string X { get; init; }

    /// <summary>The point's second coordinate, in Base64url.</summary>
    public required string Y { get; init; }
}

/// <summary>What the authorization server can do (RFC 8414, 2).</summary>
public sealed class ServerMetadataAnswer
{
    /// <summary>The <c>iss</c> of tokens.</summary>
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    /// <summary>Where tokens are given out.</summary>
    [JsonPropertyName("token_endpoint")]
    public required string TokenEndpoint { get; init; }

    /// <summary>Where sessions are ended.</summary>
    [JsonPropertyName("revocation_endpoint")]
    public required string RevocationEndpoint { get; init; }

    /// <summary>Where the public keys are.</summary>
    [JsonPropertyName("jwks_uri")]
    public required string JwksUri { get; init; }

    /// <summary>The permissions that can be asked for.</summary>
    [JsonPropertyName("scopes_supported")]
    public required IReadOnlyList<string> ScopesSupported { get; init; }

    /// <summary>The grants.</summary>
    [JsonPropertyName("grant_types_supported")]
    public required IReadOnlyList<string> GrantTypesSupported { get; init; }

    /// <summary>Nothing: there is no authorization endpoint.</summary>
    [JsonPropertyName("response_types_supported")]
    public required IReadOnlyList<string> ResponseTypesSupported { get; init; }

    /// <summary>How clients show themselves.</summary>
    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public required IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; init; }
}
