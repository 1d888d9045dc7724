using MediatR;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Idempotency;

/// <summary>Requests with an <c>Idempotency-Key</c>, sent once or more often.</summary>
public sealed class IdempotencyTests(ITestDatabase database) : EditingTest(database)
{
    private static readonly CreateUnitCommand Create = new(1, A.Named("New"));

    [Test]
    public async Task The_same_request_again_gets_the_same_result_and_does_nothing()
    {
        var first = await SendAsync("key", Create);
        var everything = await Host.EverythingAsync();

        var second = await SendAsync("key", Create);

        Assert.That((first, second), Is.EqualTo((new Written(100, 1), new Written(100, 1))));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
        Assert.That((await EntriesAsync()).Count(entry => entry.Action == "CreateUnit"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_key_with_another_request_is_refused()
    {
        await SendAsync("key", Create);
        var everything = await Host.EverythingAsync();

        Assert.That(await CodeOfAsync(SendAsync("key", new MoveUnitCommand(4, 3, 1), fingerprint: "other")), Is.EqualTo(IdempotencyRules.KeyReusedCode));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
        Assert.That(await SendAsync("next", new MoveUnitCommand(4, 3, 1)).WaitAsync(Patience.Limit), Is.EqualTo(new Written(4, 2)), "the next one gets in");
    }

    [Test]
    public async Task A_key_belongs_to_who_sent_it()
    {
        Assert.That(await SendAsync("key", Create), Is.EqualTo(new Written(100, 1)));
        Assert.That(await SendAsync("key", Create, principal: "somebody else"), Is.EqualTo(new Written(101, 1)));
    }

    [Test]
    public async Task A_refused_request_does_not_use_its_key_up()
    {
        Assert.That(await CodeOfAsync(SendAsync("key", new MoveUnitCommand(2, 4, 1))), Is.EqualTo("unit.beneath_itself"));

        Assert.That(await Host.RowsAsync("SELECT idempotency_key FROM idempotency_keys"), Is.Empty);
        Assert.That(await SendAsync("key", Create), Is.EqualTo(new Written(100, 1)));
    }

    [Test]
    public async Task A_key_is_there_when_its_work_is_and_not_before()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            await scope.Get<IMediator>().Send(Create);
            await scope.Get<IIdempotencyStore>().AddAsync(new("tester", "key", "fingerprint", "{}", Time.Now), CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units WHERE id >= 100"), Is.Empty);
        Assert.That(await Host.RowsAsync("SELECT idempotency_key FROM idempotency_keys"), Is.Empty);
    }

    [Test]
    public async Task Commands_that_the_same_request_sends_afterwards_are_part_of_it()
    {
        await Host.InScopeAsync(async scope =>
        {
            scope.Get<IdempotencyContext>().Current = ("tester", "key", "fingerprint");
            var mediator = scope.Get<IMediator>();
            Assert.That(await mediator.Send(Create), Is.EqualTo(new Written(100, 1)));
            Assert.That(await mediator.Send(Create), Is.EqualTo(new Written(101, 1)));
        });
    }

    [Test]
    public async Task A_command_under_business_rules_is_done_once_too()
    {
        var strict = Start(new Dictionary<string, string?> { ["Rules:MaxDirectReports"] = "3" });

        Assert.That(await SendAsync("key", new SetManagerCommand(5, 1, 1), host: strict), Is.EqualTo(new Written(5, 2)));
        Assert.That(await SendAsync("key", new SetManagerCommand(5, 1, 1), host: strict), Is.EqualTo(new Written(5, 2)));
        Assert.That(await Host.RowsAsync("SELECT manager_id, version FROM employees WHERE id = 5"), Is.EqualTo(new[] { "1|2" }));
    }

    [Test]
    public async Task Whoever_waits_for_the_same_key_in_another_process_gets_the_result_of_the_first()
    {
        var gate = new Gate();
        var other = Start(register: StrategyProxy.Around((method, _) => method == "TakeWriteTurnAsync" ? gate.PassAsync() : Task.CompletedTask));
        var waiting = Task.Run(() => SendAsync("key", Create, host: other));
        await gate.ReachedAsync();
        var first = await SendAsync("key", Create);
        var everything = await Host.EverythingAsync();
        gate.Open();

        Assert.That(await waiting, Is.EqualTo(first));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    [Test]
    public async Task Of_many_at_the_same_time_in_two_processes_one_makes_it_and_all_get_it()
    {
        TestHost[] processes = [Host, Start()];
        using var start = new Barrier(8);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Patience.Limit);
                return SendAsync("key", Create, host: processes[i % 2]);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.That(results, Is.All.EqualTo(new Written(100, 1)));
        Assert.That(await Host.RowsAsync("SELECT id FROM org_units WHERE id >= 100"), Is.EqualTo(new[] { "100" }));
    }

    [Test]
    public async Task The_answer_is_kept_with_the_key()
    {
        await SendAsync("key", Create);
        var answer = new StoredAnswer(201, "/api/v1/units/100", "\"100-1\"", "en", "{\"name\":\"Œuvre ’𝔊\"}");
        Assert.That((await FindAsync("key"))!.Answer, Is.Null);

        await Host.InScopeAsync(async scope =>
        {
            await scope.Get<IIdempotencyStore>().AddAnswerAsync("tester", "key", answer, CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await FindAsync("key"), Is.EqualTo(new IdempotentRequest("tester", "key", "fingerprint", """{"id":100,"version":1}""", Time.Now, answer)));
    }

    [Test]
    public async Task Old_keys_are_forgotten_and_may_be_used_anew()
    {
        await SendAsync("old", Create);
        Time.Advance(TimeSpan.FromHours(23.5));
        var moment = Time.Now;
        await SendAsync("at the moment", Create);

        Assert.That(await Host.InScopeAsync(scope => scope.Get<IIdempotencyStore>().ForgetBeforeAsync(moment, CancellationToken.None)), Is.EqualTo(1));

        Assert.That((await FindAsync("old"), (await FindAsync("at the moment"))?.Key), Is.EqualTo(((IdempotentRequest?)null, "at the moment")));
        Assert.That(await SendAsync("old", new MoveUnitCommand(4, 3, 1), fingerprint: "other"), Is.EqualTo(new Written(4, 2)));
    }

    private Task<Written> SendAsync(string key, IRequest<Written> command, string fingerprint = "fingerprint", string principal = "tester", TestHost? host = null) =>
        (host ?? Host).InScopeAsync(scope =>
        {
            scope.Get<IdempotencyContext>().Current = (principal, key, fingerprint);
            return scope.Get<IMediator>().Send(command);
        });

    private Task<IdempotentRequest?> FindAsync(string key) => Host.InScopeAsync(scope => scope.Get<IIdempotencyStore>().FindAsync("tester", key, CancellationToken.None));
}
