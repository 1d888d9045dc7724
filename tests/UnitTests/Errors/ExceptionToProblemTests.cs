using System.Security.Claims;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Errors;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Errors;

[TestFixture]
public sealed class ExceptionToProblemTests
{
    private static readonly Mock<IRefusalLog> Refusals = new();

    private static IEnumerable<TestCaseData> Errors()
    {
        yield return new(ForbiddenException.OutsideBranch("unit 3"), DatabaseFault.None, 403, "access.outside_branch");
        yield return new(ForbiddenException.MoreThanOwn(), DatabaseFault.None, 403, "access.more_than_own");
        yield return new(new AccessEndedException(), DatabaseFault.None, 401, "access.ended");
        yield return new(new NotFoundException("unit.not_found", "There is none."), DatabaseFault.None, 404, "unit.not_found");
        yield return new(new ForbiddenException("imports:run"), DatabaseFault.None, 403, "access.forbidden");
        yield return new(new ConflictException("unit.version_stale", "Stale."), DatabaseFault.None, 412, "unit.version_stale");
        yield return new(new RuleBrokenException("unit.beneath_itself", "No."), DatabaseFault.None, 409, "unit.beneath_itself");
        yield return new(new ValidationException([new ValidationFailure("Format", "Wrong.")]), DatabaseFault.None, 400, "request.invalid");
        yield return new(new BadHttpRequestException("Too large.", 413), DatabaseFault.None, 413, "request.too_large");
        yield return new(new DirectoryNotLoadedException(), DatabaseFault.None, 503, "server.unavailable");
        yield return new(new InvalidOperationException("x"), DatabaseFault.None, 500, "server.error");
        yield return new(new InvalidOperationException("x"), DatabaseFault.Busy, 503, "server.unavailable");
        yield return new(new InvalidOperationException("x"), DatabaseFault.Unavailable, 503, "server.unavailable");
        yield return new(new InvalidOperationException("x"), DatabaseFault.DiskFull, 507, "server.storage_full");
    }

    [TestCaseSource(nameof(Errors))]
    public async Task An_exception_becomes_problem_details_with_its_status_and_code(Exception exception, DatabaseFault fault, int status, string code)
    {
        var (http, problem) = await Handle(exception, fault);

        Assert.That((http.Response.StatusCode, problem!.Status), Is.EqualTo((status, (int?)status)));
        Assert.That(problem.Extensions["code"], Is.EqualTo(code));
        Assert.That(problem.Extensions["traceId"], Is.Not.Null.And.Not.Empty);
        Assert.That(problem.Detail, Is.Not.Null.And.Not.Empty);
        Assert.That(http.Response.Headers.RetryAfter.ToString(), Is.EqualTo(status == 503 ? "2" : ""));
    }

    [Test]
    public async Task Whoever_has_not_signed_in_is_asked_to_rather_than_refused()
    {
        var (http, problem) = await Handle(new ForbiddenException("imports:run"), DatabaseFault.None, isStranger: true);

        Assert.That((http.Response.StatusCode, problem!.Extensions["code"], http.Response.Headers.WWWAuthenticate.ToString()), Is.EqualTo((401, "access.unauthenticated", "Bearer")));
    }

    [Test]
    public async Task Only_what_somebody_may_not_is_written_down_as_a_refusal()
    {
        Refusals.Invocations.Clear();
        await Handle(new RuleBrokenException("unit.beneath_itself", "No."), DatabaseFault.None);
        Refusals.Verify(log => log.Note(It.IsAny<SecurityEventKind>()), Times.Never);

        await Handle(ForbiddenException.OutsideBranch("unit 3"), DatabaseFault.None);
        Refusals.Verify(log => log.Note(SecurityEventKind.AccessRefused), Times.Once);
    }

    [TestCase(DatabaseFault.UniqueViolation)]
    [TestCase(DatabaseFault.ReferenceViolation)]
    public async Task What_the_database_refuses_is_a_conflict_with_a_code(DatabaseFault fault)
    {
        var (http, problem) = await Handle(new InvalidOperationException("x"), fault);

        Assert.That((http.Response.StatusCode, problem!.Extensions["code"]), Is.EqualTo((409, "request.crossed")));
    }

    [Test]
    public async Task The_words_of_an_unforeseen_error_stay_inside()
    {
        var (_, problem) = await Handle(new InvalidOperationException("secret path"), DatabaseFault.None);

        Assert.That($"{problem!.Detail} {problem.Title}", Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Errors_of_the_same_field_stand_together()
    {
        var (_, problem) = await Handle(new ValidationException([new("a", "1"), new("b", "2"), new("a", "3")]), DatabaseFault.None);

        Assert.That(((ValidationProblemDetails)problem!).Errors, Is.EquivalentTo(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["a"] = ["1", "3"], ["b"] = ["2"] }));
    }

    [Test]
    public async Task A_caller_who_has_left_gets_no_answer()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        var (_, problem) = await Handle(new OperationCanceledException(), DatabaseFault.None, aborted: left.Token);

        Assert.That(problem, Is.Null);
    }

    private static async Task<(HttpContext Http, ProblemDetails? Problem)> Handle(Exception exception, DatabaseFault fault, bool isStranger = false, CancellationToken aborted = default)
    {
        ProblemDetails? written = null;
        var service = new Mock<IProblemDetailsService>();
        service.Setup(s => s.TryWriteAsync(It.IsAny<ProblemDetailsContext>())).Returns((ProblemDetailsContext context) =>
        {
            Problems.Complete(context);
            written = context.ProblemDetails;
            return ValueTask.FromResult(true);
        });
        var http = new DefaultHttpContext
        {
            RequestAborted = aborted, User = isStranger ? new ClaimsPrincipal() : new SignedIn("u12", [], account: null, rights: null), RequestServices = new ServiceCollection().AddSingleton(Refusals.Object).BuildServiceProvider(),
        };
        var handler = new ExceptionToProblem(service.Object, Mock.Of<IDatabaseFaults>(faults => faults.Diagnose(exception) == fault), NullLogger<ExceptionToProblem>.Instance);

        Assert.That(await handler.TryHandleAsync(http, exception, CancellationToken.None), Is.True);
        return (http, written);
    }
}
