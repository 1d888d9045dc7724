using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Security;

[TestFixture]
public sealed class AccessDecisionTests
{
    private static readonly RequiresPermissionAttribute Reading = new("directory:read");
    private static readonly RequiresPermissionAttribute Importing = new("imports:run");
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());

    [Test]
    public async Task Where_nothing_is_said_only_callers_who_have_signed_in_come_in()
    {
        Assert.That(await LetsIn(SignedIn(""), EndpointWith(), new ClosedByDefault()), Is.True);
        Assert.That(await LetsIn(Anonymous, EndpointWith(), new ClosedByDefault()), Is.False);
    }

    [Test]
    public async Task An_address_that_does_not_exist_is_not_forbidden() => Assert.That(await LetsIn(Anonymous, endpoint: null, new ClosedByDefault()), Is.True);

    [Test]
    public async Task Where_a_permission_is_named_it_decides()
    {
        Assert.That(await LetsIn(Anonymous, EndpointWith(Reading), new ClosedByDefault(), Reading), Is.True, "anonymous reading is on");
        Assert.That(await LetsIn(Anonymous, EndpointWith(Importing), new ClosedByDefault(), Importing), Is.False);
        Assert.That(await LetsIn(SignedIn("imports:run"), EndpointWith(Importing), new ClosedByDefault(), Importing), Is.True);
        Assert.That(await LetsIn(SignedIn("imports:run"), EndpointWith(Importing), Importing, Reading), Is.False, "all must be met");
    }

    [Test]
    public async Task A_requirement_that_nobody_checks_is_not_met() =>
        Assert.That(await LetsIn(SignedIn("directory:read"), EndpointWith(), new DenyAnonymousAuthorizationRequirement()), Is.False);

    [Test]
    public async Task Without_a_request_nobody_comes_in()
    {
        var decision = new AccessDecision(new HttpCaller(new HttpContextAccessor(), Options.Create(new AccessOptions { AnonymousRead = true })));

        Assert.That((await decision.AuthorizeAsync(Anonymous, resource: null, [Reading])).Succeeded, Is.False);
    }

    private static SignedIn SignedIn(string scope) => new("c7", scope.Split(' ', StringSplitOptions.RemoveEmptyEntries), new(AccountKind.Client, 7, null, 1, []), rights: null);

    private static Endpoint EndpointWith(params object[] metadata) => new(requestDelegate: null, new EndpointMetadataCollection(metadata), displayName: null);

    private static async Task<bool> LetsIn(ClaimsPrincipal user, Endpoint? endpoint, params IAuthorizationRequirement[] requirements)
    {
        var http = new DefaultHttpContext { User = user };
        http.SetEndpoint(endpoint);
        var caller = new HttpCaller(new HttpContextAccessor { HttpContext = http }, Options.Create(new AccessOptions { AnonymousRead = true }));
        return (await new AccessDecision(caller).AuthorizeAsync(user, http, requirements)).Succeeded;
    }
}
