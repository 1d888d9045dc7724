using OrgChart.Application.Access;

namespace OrgChart.Application.Auth;

/// <summary>
/// The one-time code that a server prints at its start as long as there is no administrator: whoever can read what it prints may become the first one.
/// It lives in the memory of that server alone.
/// </summary>
public sealed class FirstAdministratorCode
{
    private string? digest;

    /// <summary>Makes the code.</summary>
    public string Make()
    {
        var code = Secrets.Make();
        digest = Secrets.Digest(code);
        return code;
    }

    /// <summary>Whether this is the code.</summary>
    public bool Matches(string code) => digest is { } known && Secrets.Matches(code, known);

    /// <summary>Forgets the code: it has been used.</summary>
    public void Forget() => digest = null;
}
