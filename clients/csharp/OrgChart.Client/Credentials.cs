namespace OrgChart.Client;

/// <summary>Who the client signs in as.</summary>
public abstract class Credentials
{
    private protected Credentials()
    {
    }
}

/// <summary>A program for itself (<c>client_credentials</c>).</summary>
/// <param name="clientId">The client's id, e.g. <c>c3</c>.</param>
/// <param name="clientSecret">The client's secret.</param>
/// <param name="scope">The permissions asked for, with blanks between; all that there are when left out.</param>
public sealed class ClientCredentials(string clientId, string clientSecret, string? scope = null) : Credentials
{
    internal string ClientId => clientId;

    internal string ClientSecret => clientSecret;

    internal string? Scope => scope;
}

/// <summary>A person, through a first-party client (<c>password</c>).</summary>
/// <param name="client">The first-party client, and the permissions asked for.</param>
/// <param name="email">The person's e-mail address.</param>
/// <param name="password">The person's password.</param>
/// <param name="otp">The code of the second factor. It is good once: when the session ends, <c>invalid_grant</c> is thrown.</param>
public sealed class PasswordCredentials(ClientCredentials client, string email, string password, string? otp = null) : Credentials
{
    internal ClientCredentials Client => client;

    internal string Email => email;

    internal string Password => password;

    internal string? Otp => otp;
}

/// <summary>Whoever a token of your own says.</summary>
/// <param name="accessToken">Gives the token; asked again when the server does not take it any more.</param>
public sealed class TokenCredentials(Func<CancellationToken, Task<string>> accessToken) : Credentials
{
    internal Func<CancellationToken, Task<string>> AccessToken => accessToken;
}
