using Microsoft.Extensions.Options;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>The sender of an HTTP request, as its token says.</summary>
internal sealed class HttpCaller(IHttpContextAccessor http, IOptions<AccessOptions> access) : ICaller
{
    public string Id => SignedIn?.Id ?? "anonymous";

    public string? RequestId => System.Diagnostics.Activity.Current?.Id ?? http.HttpContext?.TraceIdentifier;

    public bool MaySeeContactData => SignedIn?.May(Permissions.ContactRead) ?? access.Value.AnonymousContactData;

    public CallerAccount? Account => SignedIn?.Account;

    public string? Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    public string? UserAgent => http.HttpContext?.Request.Headers.UserAgent is { Count: > 0 } agent ? Printable(agent.ToString()) : null;

    private SignedIn? SignedIn => http.HttpContext?.User as SignedIn;

    public bool May(string permission) => SignedIn?.May(permission) ?? (permission == Permissions.DirectoryRead && access.Value.AnonymousRead);

    public IReadOnlyCollection<int>? BranchesOf(string permission) => SignedIn?.BranchesOf(permission);

    private static string Printable(string text) => new([.. text.Where(c => !char.IsControl(c))]);
}

/// <summary>Whoever runs a verb of the command line: he has the database's file or password in his hands anyway.</summary>
internal sealed class OperatorCaller : ICaller
{
    public string Id => "operator";

    public string? RequestId => null;

    public bool MaySeeContactData => true;

    // Everything but an account of one's own.
    public bool May(string permission) => permission != Permissions.Account;
}
