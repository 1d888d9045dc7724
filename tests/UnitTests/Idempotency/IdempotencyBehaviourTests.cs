using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Idempotency;

[TestFixture]
public sealed class IdempotencyBehaviourTests
{
    private Organisation organisation = null!;
    private IdempotencyContext context = null!;
    private FakeStore store = null!;

    [SetUp]
    public void MakeOrganisation()
    {
        (organisation, context) = (new(), new());
        store = new(organisation);
    }

    [Test]
    public async Task A_request_without_a_key_is_done_as_often_as_it_is_sent()
    {
        await Send(new Written(1, 1));
        await Send(new Written(2, 1));

        Assert.That(organisation.Log, Is.EqualTo(new[] { "handle", "handle" }));
    }

    [Test]
    public async Task A_key_is_written_down_in_the_transaction_that_does_the_work()
    {
        context.Current = ("me", "key", "print");

        var answer = await Send(new Written(7, 3));

        Assert.That(answer, Is.EqualTo(new Written(7, 3)));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "find me key", "handle", "add me key print", "complete together" }));
        Assert.That(store.Requests.Single().At, Is.EqualTo(A.Earlier));
    }

    [Test]
    public async Task The_same_request_again_gets_the_same_result_without_being_done()
    {
        context.Current = ("me", "key", "print");
        await Send(new Written(7, 3));
        organisation.Log.Clear();
        context.Current = ("me", "key", "print");

        var answer = await Send(new Written(8, 1));

        Assert.That(answer, Is.EqualTo(new Written(7, 3)));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "find me key", "roll back" }));
    }

    [Test]
    public async Task The_same_key_with_something_else_is_refused()
    {
        context.Current = ("me", "key", "print");
        await Send(new Written(7, 3));
        organisation.Log.Clear();
        context.Current = ("me", "key", "other print");

        await RuleAssert.BreaksAsync("idempotency.key_reused", () => Send(new Written(8, 1)));

        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "find me key", "roll back" }), "a refused request changes nothing");
    }

    [Test]
    public async Task The_same_key_of_somebody_else_is_another_one()
    {
        context.Current = ("me", "key", "print");
        await Send(new Written(7, 3));
        context.Current = ("you", "key", "other print");

        Assert.That(await Send(new Written(8, 1)), Is.EqualTo(new Written(8, 1)));
    }

    [Test]
    public async Task A_request_that_fails_leaves_no_key()
    {
        context.Current = ("me", "key", "print");

        await RuleAssert.ThrowsAsync<NotFoundException>(() => Send(() => throw new NotFoundException("unit.not_found", "There is no unit.")));

        Assert.That(store.Requests, Is.Empty);
        Assert.That(organisation.Log, Does.Not.Contain("complete together"));
    }

    [Test]
    public async Task What_a_keyed_request_sends_itself_belongs_to_it()
    {
        context.Current = ("me", "key", "print");

        await Send(async () => await Send(new Written(7, 3)));

        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin together", "find me key", "handle", "add me key print", "complete together" }));
    }

    [Test]
    public void A_published_code_never_changes()
    {
        Assert.That(IdempotencyRules.KeyReused().Code, Is.EqualTo("idempotency.key_reused").And.EqualTo(IdempotencyRules.KeyReusedCode));
        Assert.That(IdempotencyRules.Running().Code, Is.EqualTo("idempotency.running"));
    }

    private Task<Written> Send(Written result) => Send(() =>
    {
        organisation.Log.Add("handle");
        return Task.FromResult(result);
    });

    private Task<Written> Send(RequestHandlerDelegate<Written> next) =>
        new IdempotencyBehaviour<Request, Written>(context, store, organisation, organisation.Time).Handle(new Request(), default, next);

    public sealed record Request : IRequest<Written>, INeedPermission
    {
        public string Permission => Permissions.DirectoryWrite;
    }

    private sealed class FakeStore(Organisation organisation) : IIdempotencyStore
    {
        public List<IdempotentRequest> Requests { get; } = [];

        public Task<IdempotentRequest?> FindAsync(string principal, string key, CancellationToken cancellationToken)
        {
            organisation.Log.Add($"find {principal} {key}");
            return Task.FromResult(Requests.Find(request => request.Principal == principal && request.Key == key));
        }

        public Task AddAsync(IdempotentRequest request, CancellationToken cancellationToken)
        {
            organisation.Log.Add($"add {request.Principal} {request.Key} {request.Fingerprint}");
            Requests.Add(request);
            return Task.CompletedTask;
        }

        public Task AddAnswerAsync(string principal, string key, StoredAnswer answer, CancellationToken cancellationToken) => throw new AssertionException("Answers are not known here.");

        public Task<int> ForgetBeforeAsync(DateTime moment, CancellationToken cancellationToken) => throw new AssertionException("Others tidy up.");
    }
}
