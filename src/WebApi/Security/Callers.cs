using Microsoft.Extensions.Options;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>The sender of an HTTP request, as its token says.</summary>
internal sealed class HttpCaller(IHttpContextAccessor http, IOptions<AccessOptions> access) : ICaller
{
    private const string ScopeClaim = "scope";
    private const string SubjectClaim = "sub";

    public string Id => SignedIn ? http.HttpContext!.User.FindFirst(SubjectClaim)?.Value ?? "unknown" : "anonymous";

    public string? RequestId => System.Diagnostics.Activity.Current?.Id ?? http.HttpContext?.TraceIdentifier;

    public bool MaySeeContactData => SignedIn || access.Value.AnonymousContactData;

    private bool SignedIn => http.HttpContext?.User.Identity?.IsAuthenticated == true;

    public bool May(string permission) => SignedIn
        ? http.HttpContext!.User.FindAll(ScopeClaim).Any(claim => claim.Value.Split(' ').Contains(permission, StringComparer.Ordinal))
        : permission == Permissions.DirectoryRead && access.Value.AnonymousRead;
}

/// <summary>Whoever runs a verb of the command line: he has the database's file or password in his hands anyway.</summary>
internal sealed class OperatorCaller : ICaller
{
    public string Id => "operator";

    public string? RequestId => null;

    public bool MaySeeContactData => true;

    public bool May(string permission) => true;
}
