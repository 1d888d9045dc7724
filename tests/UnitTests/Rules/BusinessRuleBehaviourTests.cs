using MediatR;
using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Rules;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Rules;

[TestFixture]
public sealed class BusinessRuleBehaviourTests
{
    private readonly IDirectorySnapshot snapshot = Mock.Of<IDirectorySnapshot>();
    private Organisation organisation = null!;

    [SetUp]
    public void MakeOrganisation() => organisation = new();

    [Test]
    public async Task A_command_without_rules_is_handled_as_it_is()
    {
        await Send();

        Assert.That(organisation.Log, Is.EqualTo(new[] { "handle" }));
    }

    [Test]
    public async Task The_lock_is_taken_before_the_rules_look_and_kept_until_the_command_is_through()
    {
        var answer = await Send(new Rule(this, "first"), new Rule(this, "second"));

        Assert.That(answer, Is.EqualTo(new Written(1, 1)));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "look", "check first", "check second", "handle", "complete together" }));
    }

    [Test]
    public async Task Within_a_batch_nothing_is_begun_or_completed_again()
    {
        await organisation.BeginTogetherAsync(default);
        organisation.Log.Clear();

        await Send(new Rule(this, "first"));

        Assert.That(organisation.Log, Is.EqualTo(new[] { "look", "check first", "handle" }));
    }

    [Test]
    public async Task All_rules_are_asked_and_the_first_refusal_gives_the_code()
    {
        var broken = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => Send(
            new Rule(this, "first"), new Rule(this, "second", new("northland.second", "Not so.")), new Rule(this, "third", new("northland.third", "Nor so.")), new Rule(this, "fourth")));

        Assert.That((broken.Code, broken.Message), Is.EqualTo(("northland.second", "Not so. Nor so.")));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "look", "check first", "check second", "check third", "check fourth" }), "the handler never runs");
    }

    [Test]
    public async Task A_refusal_within_a_batch_keeps_the_handler_from_running_too()
    {
        await organisation.BeginTogetherAsync(default);

        await RuleAssert.BreaksAsync("northland.no", () => Send(new Rule(this, "first", new("northland.no", "No."))));

        Assert.That(organisation.Log, Does.Not.Contain("handle"));
    }

    [Test]
    public async Task A_command_that_fails_is_not_completed()
    {
        await RuleAssert.ThrowsAsync<NotFoundException>(() => Behaviour(new Rule(this, "first")).Handle(new Command(), default, () => throw new NotFoundException("unit.not_found", "No.")));

        Assert.That(organisation.Log, Does.Not.Contain("complete together"));
    }

    private Task<Written> Send(params IBusinessRule<Command>[] rules) => Behaviour(rules).Handle(new Command(), default, () =>
    {
        organisation.Log.Add("handle");
        return Task.FromResult(new Written(1, 1));
    });

    private BusinessRuleBehaviour<Command, Written> Behaviour(params IBusinessRule<Command>[] rules)
    {
        var within = new Mock<IDirectoryWithin>();
        within.Setup(w => w.CurrentAsync(default)).Callback(() => organisation.Log.Add("look")).ReturnsAsync(snapshot);
        return new(rules, organisation, within.Object);
    }

    public sealed record Command : IRequest<Written>, INeedPermission
    {
        public string Permission => Permissions.DirectoryWrite;
    }

    private sealed class Rule(BusinessRuleBehaviourTests test, string name, Refusal? refusal = null) : IBusinessRule<Command>
    {
        public Task<Refusal?> CheckAsync(Command command, IDirectorySnapshot directory, CancellationToken cancellationToken)
        {
            Assert.That(directory, Is.SameAs(test.snapshot));
            test.organisation.Log.Add("check " + name);
            return Task.FromResult(refusal);
        }
    }
}
