using System.Text;
using OrgChart.Application.Auth;

namespace OrgChart.WebApi.Auth;

/// <summary>What the forms of OAuth say (RFC 6749, appendix B): every parameter once, the client's credentials in the form or in the header.</summary>
internal sealed class OAuthForm
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/x-www-form-urlencoded";

    private const string Basic = "Basic ";
    private const int MaxLength = 4_096;

    private readonly Dictionary<string, string> fields;

    private OAuthForm(Dictionary<string, string> fields, ClientCredentials? client) => (this.fields, Client) = (fields, client);

    /// <summary>The client's credentials; null when there are none.</summary>
    public ClientCredentials? Client { get; }

    /// <summary>The permissions asked for; null for all.</summary>
    public IReadOnlyList<string>? Scope => this["scope"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } scope ? scope : null;

    /// <summary>A parameter, or null when it is missing or empty.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter that must be there.</summary>
    /// <exception cref="TokenRefusedException"><c>invalid_request</c></exception>
    public string Required(string name) => this[name] ?? throw Invalid($"The parameter {name} is missing.");

    /// <summary>Reads the form of a request.</summary>
    /// <exception cref="TokenRefusedException"><c>invalid_request</c>, <c>invalid_client</c></exception>
    public static async Task<OAuthForm> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || !request.ContentType!.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)) throw Invalid($"The body must be {MediaType}.");
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw Invalid("The body has too many or too long parameters.");
        }

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            if (values.Count > 1) throw Invalid("A parameter is given more than once.");
            var value = values.ToString();
            if (value.Length > MaxLength || value.Any(char.IsControl)) throw Invalid("A parameter is too long or has control characters.");
            read[name] = value;
        }

        return new(read, CredentialsOf(request, read));
    }

    /// <summary>The request itself is wrong.</summary>
    public static TokenRefusedException Invalid(string description) => new("invalid_request", description);

    private static ClientCredentials? CredentialsOf(HttpRequest request, Dictionary<string, string> fields)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
            return fields.TryGetValue("client_id", out var id) ? new(id, fields.GetValueOrDefault("client_secret", "")) : null;
        if (fields.ContainsKey("client_secret")) throw Invalid("The client shows its secret in the header or in the form, not in both.");
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length)) throw TokenRefusedException.ClientFailed();
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw TokenRefusedException.ClientFailed();
        var client = new ClientCredentials(Uri.UnescapeDataString(pair[..colon]), Uri.UnescapeDataString(pair[(colon + 1)..]));
        return fields.TryGetValue("client_id", out var other) && other != client.Id ? throw Invalid("The header names another client than the form.") : client;
    }
}
