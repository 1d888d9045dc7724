using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.Employees;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Rules;

/// <summary>Rules of the enterprise, on the directory as the command finds it.</summary>
public sealed class BusinessRuleTests(ITestDatabase database) : EditingTest(database)
{
    private TestHost strict = null!;

    [SetUp]
    public async Task StartStrict()
    {
        strict = Start(new Dictionary<string, string?> { ["Rules:MaxDirectReports"] = "3", ["Rules:MaxLevels"] = "4" });
        await strict.Directory.LoadAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopStrict() => await strict.DisposeAsync();

    [Test]
    public async Task Nobody_leads_more_people_than_the_rule_allows()
    {
        Assert.That(await CodeOfAsync(strict.SendAsync(new SetManagerCommand(5, 1, 1))), Is.EqualTo("done"));
        var everything = await Host.EverythingAsync();

        Assert.That(await CodeOfAsync(strict.SendAsync(new CreateEmployeeCommand(3, A.Details("New"), 1))), Is.EqualTo("rules.span_too_wide"));
        Assert.That(await CodeOfAsync(strict.SendAsync(new DrawReportingLineCommand(4, 1, ReportingLineKind.Line, 1))), Is.EqualTo("rules.span_too_wide"));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
        Assert.That(await CodeOfAsync(strict.SendAsync(new SetManagerCommand(5, 1, 2))), Is.EqualTo("done"), "he reports to him already");
    }

    [Test]
    public async Task A_rule_sees_what_the_same_transaction_has_done()
    {
        var everything = await Host.EverythingAsync();

        Assert.That(await CodeOfAsync(TogetherAsync(new SetManagerCommand(5, 1, 1), new CreateEmployeeCommand(3, A.Details("New"), 1))), Is.EqualTo("rules.span_too_wide"));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));

        Assert.That(await CodeOfAsync(TogetherAsync(
            new SetManagerCommand(5, 1, 1), new ClearManagerCommand(2, 1), new CreateEmployeeCommand(3, A.Details("New"), 1), new CreateUnitCommand(4, A.Named("New")),
            new CreateEmployeeCommand(100, A.Details("New"), 101), new CreateUnitCommand(3, A.Named("New")))), Is.EqualTo("employee.not_found"), "101 is made by this very command");
        Assert.That(await CodeOfAsync(TogetherAsync(
            new SetManagerCommand(5, 1, 1), new ClearManagerCommand(2, 1), new CreateEmployeeCommand(3, A.Details("New"), 1), new CreateUnitCommand(4, A.Named("New")),
            new CreateEmployeeCommand(100, A.Details("New"), 100))), Is.EqualTo("done"));
        await AssertAnswersAreThoseOfTheDatabaseAsync(strict);
    }

    [Test]
    public async Task A_rule_sees_it_also_when_the_changes_since_its_snapshot_are_not_known_one_by_one()
    {
        // Somebody who keeps no trail.
        await Host.ExecuteAsync("UPDATE directory_revision SET revision = revision + 1");

        Assert.That(await CodeOfAsync(TogetherAsync(new SetManagerCommand(5, 1, 1), new CreateEmployeeCommand(3, A.Details("New"), 1))), Is.EqualTo("rules.span_too_wide"));
    }

    [Test]
    public async Task A_rule_sees_what_another_process_has_done()
    {
        await SendAsync(new SetManagerCommand(5, 1, 1));

        Assert.That(await CodeOfAsync(strict.SendAsync(new SetManagerCommand(4, 1, 1))), Is.EqualTo("rules.span_too_wide"));
    }

    [Test]
    public async Task Of_two_at_the_same_time_the_second_finds_the_manager_fully_occupied()
    {
        var gate = new Gate();
        var other = Start(
            new Dictionary<string, string?> { ["Rules:MaxDirectReports"] = "3" },
            StrategyProxy.Around((method, _) => method == "TakeWriteTurnAsync" ? gate.PassAsync() : Task.CompletedTask));
        await other.Directory.LoadAsync(CancellationToken.None);
        var waiting = Task.Run(() => CodeOfAsync(other.SendAsync(new SetManagerCommand(4, 1, 1))));
        await gate.ReachedAsync();
        await strict.SendAsync(new SetManagerCommand(5, 1, 1));
        gate.Open();

        Assert.That(await waiting, Is.EqualTo("rules.span_too_wide"));
    }

    [Test]
    public async Task Units_go_no_deeper_than_the_rule_allows()
    {
        Assert.That(await CodeOfAsync(strict.SendAsync(new CreateUnitCommand(4, A.Named("Fourth level")))), Is.EqualTo("done"));

        Assert.That(await CodeOfAsync(strict.SendAsync(new CreateUnitCommand(100, A.Named("Fifth level")))), Is.EqualTo("rules.too_deep"));
        Assert.That(await CodeOfAsync(strict.SendAsync(new MoveUnitCommand(2, 3, 1))), Is.EqualTo("rules.too_deep"));
        Assert.That(await CodeOfAsync(strict.SendAsync(new DeleteUnitCommand(2, 3, 1))), Is.EqualTo("done"));
        Assert.That(await CodeOfAsync(TogetherAsync(new CreateUnitCommand(null, A.Named("Top")), new CreateUnitCommand(101, A.Named("Two")), new MoveUnitCommand(3, 102, null))), Is.EqualTo("rules.too_deep"));
    }

    [Test]
    public async Task A_process_that_keeps_no_directory_in_memory_checks_too()
    {
        var verb = Start(new Dictionary<string, string?> { ["Rules:MaxDirectReports"] = "2" });

        Assert.That(await CodeOfAsync(verb.SendAsync(new SetManagerCommand(5, 1, 1))), Is.EqualTo("rules.span_too_wide"));
    }

    private async Task<int> TogetherAsync(params MediatR.IRequest<Written>[] commands)
    {
        await TogetherAsync(strict, commands);
        return commands.Length;
    }
}
