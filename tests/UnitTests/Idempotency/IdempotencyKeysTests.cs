using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Idempotency;

[TestFixture]
public sealed class IdempotencyKeysTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(Mock.Of<ICaller>(caller => caller.Id == "c1"))
        .AddSingleton(Mock.Of<IIdempotencyStore>())
        .AddScoped<IdempotencyContext>()
        .BuildServiceProvider();

    [OneTimeTearDown]
    public static void Dispose() => Services.Dispose();

    [Test]
    public async Task Who_has_the_answer_can_repeat_the_request_at_once()
    {
        var keys = new IdempotencyKeys(context => context.Response.WriteAsync("done"));
        using var repeat = new MemoryStream();
        using var first = new Answer(() => SendAsync(keys, repeat));

        await SendAsync(keys, first);

        Assert.That(Encoding.UTF8.GetString(repeat.ToArray()), Is.EqualTo("done"), "the key is not running any more when the first byte is sent");
    }

    [Test]
    public void While_a_request_runs_the_same_key_is_refused()
    {
        IdempotencyKeys? keys = null;
        var sent = 0;
        keys = new IdempotencyKeys(_ => sent++ == 0 ? SendAsync(keys!, new MemoryStream()) : Task.CompletedTask);

        Assert.That(Assert.ThrowsAsync<RuleBrokenException>(() => SendAsync(keys, new MemoryStream()))!.Code, Is.EqualTo("idempotency.running"));
    }

    [Test]
    public void A_request_that_failed_can_be_sent_again()
    {
        var keys = new IdempotencyKeys(_ => throw new InvalidOperationException("as it goes"));

        for (var i = 0; i < 2; i++) Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(keys, new MemoryStream()));
    }

    private static async Task SendAsync(IdempotencyKeys keys, Stream answer)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Post;
        context.Request.Headers[IdempotencyKeys.Header] = "one";
        context.Response.Body = answer;
        await keys.InvokeAsync(context);
    }

    /// <summary>What a client does as soon as it has the answer.</summary>
    private sealed class Answer(Func<Task> then) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await then();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => then();
    }
}
