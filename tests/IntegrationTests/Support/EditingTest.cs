using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit;
using OrgChart.Application.Audit.ListAuditEntries;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.IntegrationTests.Support;

/// <summary>
/// Tests that edit an organisation by commands. Department 1 has the units 2 and 3 beneath it, unit 4 is beneath 2, unit 6 is empty and beneath department 5.
/// Employee 1 leads 2 and 3, employee 4 reports to him by a dotted line. Team 1 is led by 4 and has 1 as a member. What is made next gets the id 100.
/// </summary>
/// <param name="database">The kind of database.</param>
public abstract class EditingTest(ITestDatabase database) : DatabaseTest(database)
{
    private protected static readonly Translation English = new(Language.English);

    [SetUp]
    public async Task FoundTheOrganisation()
    {
        await Host.InScopeAsync(scope =>
        {
            foreach (var unit in (Domain.Units.OrgUnit[])[A.Department(1), A.Unit(2, beneath: 1), A.Unit(3, beneath: 1), A.Unit(4, beneath: 2), A.Department(5), A.Unit(6, beneath: 5)])
                scope.Units.Add(unit);
            var fourth = A.Employee(4, unit: 3);
            fourth.ReportDottedTo(A.ChainOf(1));
            foreach (var employee in (Employee[])[A.Employee(1, unit: 2), A.Employee(2, unit: 2, manager: 1), A.Employee(3, unit: 4, manager: 1), fourth, A.Employee(5, unit: 5)])
                scope.Employees.Add(employee);
            var team = Team.Create(new TeamId(1), new LocalizedText("Team 1", null), LocalizedText.None, new EmployeeId(4));
            team.Add(new EmployeeId(1), TeamRole.Member);
            scope.Get<ITeamRepository>().Add(team);
            return scope.Work.CommitAsync(CancellationToken.None);
        });
        await Host.ExecuteAsync($"UPDATE id_blocks SET next_id = 100 WHERE kind <> {(int)IdKind.AuditEntry}");
        await Host.Directory.LoadAsync(CancellationToken.None);
    }

    private protected Task<Written> SendAsync(IRequest<Written> command) => Host.SendAsync(command);

    /// <summary>Does several things in one transaction.</summary>
    private protected static Task TogetherAsync(TestHost host, params IRequest<Written>[] commands) => host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginTogetherAsync(CancellationToken.None);
        foreach (var command in commands) await scope.Get<IMediator>().Send(command);
        await scope.Work.CompleteTogetherAsync(CancellationToken.None);
    });

    /// <summary>The audit entries, newest first.</summary>
    private protected async Task<IReadOnlyList<AuditEntryAnswer>> EntriesAsync(AuditFilter? filter = null) =>
        (await Host.SendAsync(new ListAuditEntriesQuery(filter ?? new(), new PageRequest(0, PageRequest.MaxLimit)))).Items;

    private protected async Task<AuditEntryAnswer> LastEntryAsync() => (await EntriesAsync())[0];

    /// <summary>What an entry lists, one text for each change.</summary>
    private protected static IEnumerable<string> Show(AuditEntryAnswer entry) => entry.Changes.Select(change =>
        $"{change.Resource} {change.Id}{(change.EmployeeId is { } employee ? $"/{employee}" : "")} {change.Kind}: {Show(change.Before)} > {Show(change.After)}");

    /// <summary>The code with which a command is refused.</summary>
    private protected static async Task<string> CodeOfAsync<T>(Task<T> sending)
    {
        try
        {
            await sending;
            return "done";
        }
        catch (CodedException refusal)
        {
            return refusal.Code;
        }
    }

    /// <summary>Whether a process answers with what is in the database: all that its snapshot says, compared with a fresh one.</summary>
    private protected static async Task AssertAnswersAreThoseOfTheDatabaseAsync(TestHost host)
    {
        var fresh = await ReaderOf(host).ReadAsync(CancellationToken.None);
        Assert.That(Answers.Of(host.Directory.Snapshot), Is.EqualTo(Answers.Of(fresh)));
        // What is indexed apart knows fewer words, and so adds hits that are less alike; what fits best is the same.
        var found = Answers.Searches(host.Directory.Snapshot);
        foreach (var (text, hits) in Answers.Searches(fresh)) Assert.That(found[text].Take(1), Is.EqualTo(hits.Take(1)), text);
    }

    private protected static DirectoryReader ReaderOf(TestHost host) => (DirectoryReader)host.Services.GetService(typeof(DirectoryReader))!;

    private static string Show(System.Text.Json.JsonElement? fields) => fields is not { } json
        ? "-"
        : "{" + string.Join(", ", json.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}: {(field.Value.ToString() is { Length: > 0 } text ? text : "null")}")) + "}";
}
