using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Schedule;

namespace OrgChart.UnitTests.Imports.Schedule;

/// <summary>What is asked of a source, and what is taken from it.</summary>
[TestFixture]
public sealed class SourceDownloadTests
{
    private const string Address = "https://files.example.org/export/people%20today.csv?key=secret";
    private static readonly byte[] People = "Surname\r\nRoy\r\n"u8.ToArray();

    private readonly ManualTime time = new(A.LoadStart);
    private ScheduleOptions settings = null!;
    private FakeSource source = null!;

    [SetUp]
    public void AllowTheSource()
    {
        settings = new ScheduleOptions { SourceUrl = Address, AllowedHosts = { "files.example.org", "mirror.example.org" } };
        source = new FakeSource();
    }

    [TearDown]
    public void End() => source.Dispose();

    [Test]
    public async Task The_file_is_taken_with_its_name_and_tag()
    {
        source.Answers(_ => File(People, tag: "\"v1\""));

        var (file, bytes) = await FetchAsync();

        Assert.That((file, Encoding.UTF8.GetString(bytes)), Is.EqualTo((new DownloadedFile("people today.csv", "\"v1\""), "Surname\r\nRoy\r\n")));
        Assert.That(source.Asked, Is.EqualTo([Address]));
        Assert.That(source.Requests[0].Headers.AcceptEncoding.Single().Value, Is.EqualTo("identity"));
        Assert.That(source.Requests[0].Headers.IfNoneMatch, Is.Empty, "nothing is known yet");
    }

    [TestCase("https://files.example.org/s/secret", "directory")]
    [TestCase("https://files.example.org/", "directory")]
    [TestCase("https://files.example.org/s/PEOPLE.ZIP", "PEOPLE.ZIP")]
    public async Task What_does_not_end_like_a_file_may_be_a_key_to_it_and_is_in_no_message(string address, string name)
    {
        settings.SourceUrl = address;
        source.Answers(_ => File(People));

        Assert.That((await FetchAsync()).File!.Name, Is.EqualTo(name));
    }

    [TestCase("\"v1\"")]
    [TestCase("W/\"v1\"")]
    public async Task A_file_that_is_known_is_asked_for_by_its_tag_and_not_taken_again(string tag)
    {
        source.Answers(request => new HttpResponseMessage(request.Headers.IfNoneMatch.Single().ToString() == tag ? HttpStatusCode.NotModified : HttpStatusCode.InternalServerError));

        var (file, bytes) = await FetchAsync(tag);

        Assert.That((file, bytes), Is.EqualTo(((DownloadedFile?)null, Array.Empty<byte>())));
    }

    [TestCase(HttpStatusCode.NotModified, 304)]
    [TestCase(HttpStatusCode.NoContent, 204)]
    [TestCase(HttpStatusCode.PartialContent, 206)]
    [TestCase(HttpStatusCode.Unauthorized, 401)]
    [TestCase(HttpStatusCode.NotFound, 404)]
    [TestCase(HttpStatusCode.InternalServerError, 500)]
    [TestCase(HttpStatusCode.Found, 302)]
    public async Task Any_other_answer_is_refused_by_its_number(HttpStatusCode status, int number)
    {
        source.Answers(_ => new HttpResponseMessage(status));

        var refusal = await RefusedAsync("download.refused");

        Assert.That(refusal.Message, Does.Contain($" {number} "));
    }

    [TestCase(HttpStatusCode.MovedPermanently)]
    [TestCase(HttpStatusCode.Found)]
    [TestCase(HttpStatusCode.SeeOther)]
    [TestCase(HttpStatusCode.TemporaryRedirect)]
    [TestCase(HttpStatusCode.PermanentRedirect)]
    public async Task The_source_may_lead_on_to_allowed_hosts(HttpStatusCode status)
    {
        source.Answers(_ => Redirect("/elsewhere", status), _ => Redirect("https://mirror.example.org/people.csv", status), _ => File(People));

        var (file, _) = await FetchAsync("\"v1\"");

        Assert.That(file!.Name, Is.EqualTo("people today.csv"), "the name is that of the settings");
        Assert.That(source.Asked, Is.EqualTo([Address, "https://files.example.org/elsewhere", "https://mirror.example.org/people.csv"]));
        Assert.That(source.Requests.Select(request => request.Headers.IfNoneMatch.Count), Is.All.EqualTo(1));
    }

    [TestCase("https://elsewhere.example/a.csv", "download.host_not_allowed")]
    [TestCase("https://169.254.169.254/latest/meta-data", "download.host_not_allowed")]
    [TestCase("//elsewhere.example/a.csv", "download.host_not_allowed")]
    [TestCase("file:///etc/passwd", "download.host_not_allowed")]
    [TestCase("http://files.example.org/a.csv", "download.not_https")]
    public async Task It_may_not_lead_anywhere_else_and_nobody_is_asked_there(string address, string code)
    {
        source.Answers(_ => Redirect(address));

        await RefusedAsync(code);

        Assert.That(source.Asked, Is.EqualTo([Address]));
    }

    [Test]
    public async Task An_address_that_is_none_is_no_way_on()
    {
        source.Answers(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Found);
            answer.Headers.TryAddWithoutValidation("Location", "//[x");
            return answer;
        });

        await RefusedAsync("download.refused");
    }

    [Test]
    public async Task It_may_not_lead_on_for_ever()
    {
        source.Answers(_ => Redirect(Address));

        await RefusedAsync("download.too_many_redirects");

        Assert.That(source.Asked, Has.Count.EqualTo(6));
    }

    [TestCase("token", "", "", "Bearer token")]
    [TestCase("", "Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    public async Task Credentials_are_sent_to_the_source_and_to_nobody_else(string token, string user, string password, string expected)
    {
        (settings.BearerToken, settings.User, settings.Password) = (token, user, password);
        settings.AllowHttp = true;
        source.Answers(
            _ => Redirect("/same"), _ => Redirect("https://mirror.example.org/a.csv"), _ => Redirect("https://files.example.org:8443/a.csv"), _ => Redirect("http://files.example.org/a.csv"), _ => File(People));

        await FetchAsync();

        Assert.That(source.Requests.Select(request => request.Headers.Authorization?.ToString()), Is.EqualTo([expected, expected, null, null, null]));
    }

    [Test]
    public async Task A_file_that_says_to_be_too_large_is_not_begun_and_one_that_is_is_given_up()
    {
        settings.MaxDownloadBytes = People.Length - 1;
        source.Answers(_ => File(People));
        var target = new MemoryStream();
        await RefusedAsync("download.too_large", target);
        Assert.That(target.Length, Is.Zero);

        source.Answers(_ => Chunked(new MemoryStream(People)));
        await RefusedAsync("download.too_large");

        settings.MaxDownloadBytes = People.Length;
        source.Answers(_ => Chunked(new MemoryStream(People)));
        Assert.That((await FetchAsync()).Bytes, Is.EqualTo(People), "the limit itself is allowed");
    }

    [Test]
    public async Task A_file_that_takes_too_long_is_given_up()
    {
        settings.TimeoutSeconds = 60;
        var stalled = new StalledStream();
        source.Answers(_ => Chunked(stalled));
        var fetching = FetchAsync();
        await stalled.ReachedAsync();

        time.Advance(TimeSpan.FromSeconds(60));

        var refusal = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => fetching.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("download.too_slow", "The file was not there after 60 seconds (Imports:Schedule:TimeoutSeconds).")));
    }

    [Test]
    public async Task Whoever_stops_it_hears_that_it_was_stopped_and_not_that_the_source_is_slow()
    {
        using var stop = new CancellationTokenSource();
        var stalled = new StalledStream();
        source.Answers(_ => Chunked(stalled));
        var fetching = FetchAsync(stop: stop.Token);
        await stalled.ReachedAsync();

        await stop.CancelAsync();

        await RuleAssert.ThrowsAsync<OperationCanceledException>(() => fetching.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task A_file_that_is_cut_off_is_none()
    {
        source.Answers(_ => File(People, length: People.Length + 1));
        await RefusedAsync("download.broken");

        source.Answers(_ => Chunked(new BrokenStream(new HttpIOException(HttpRequestError.ResponseEnded, "secret"))));
        var refusal = await RefusedAsync("download.broken");
        Assert.That(refusal.Message, Does.Contain("ResponseEnded").And.Not.Contain("secret"));

        source.Answers(_ => Chunked(new BrokenStream(new IOException("secret"))));
        Assert.That((await RefusedAsync("download.broken")).Message, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task A_source_that_is_not_there_is_told_in_a_word()
    {
        source.Answers(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError, "secret"));

        Assert.That((await RefusedAsync("download.broken")).Message, Does.Contain("NameResolutionError").And.Not.Contain("secret"));
    }

    [Test]
    public async Task A_host_that_does_not_answer_is_given_up_before_the_time_for_the_file_is_over()
    {
        source.Answers(_ => throw new TaskCanceledException("secret", new TimeoutException()));

        Assert.That((await RefusedAsync("download.broken")).Message, Does.Contain("ConnectTimeout").And.Not.Contain("secret"));
        using var connection = SourceConnection.Create(new SourcePolicy(settings), (_, _) => Task.FromResult<IPAddress[]>([]));
        Assert.That(connection.ConnectTimeout, Is.LessThan(TimeSpan.FromSeconds(settings.TimeoutSeconds)));
    }

    [Test]
    public async Task A_name_that_leads_into_the_network_is_told_as_what_it_is()
    {
        source.Answers(_ => throw new HttpRequestException("wrapped", DownloadRules.PrivateAddress("files.example.org")));

        Assert.That((await RefusedAsync("download.private_address")).Message, Does.Contain("AllowPrivateAddresses"));
    }

    [Test]
    public async Task Nobody_is_connected_to_within_the_network_whatever_the_name_leads_to()
    {
        using var connection = SourceConnection.Create(new SourcePolicy(settings), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.IPv6Loopback]));
        var download = new SourceDownload(Options.Create(settings), () => connection, time);

        await RuleAssert.BreaksAsync("download.private_address", () => download.FetchAsync(null, new MemoryStream(), CancellationToken.None));

        Assert.That((connection.AllowAutoRedirect, connection.UseProxy, connection.UseCookies), Is.EqualTo((false, false, false)), "each address is looked at, and nothing else is asked");
    }

    [Test]
    public async Task A_file_of_which_nobody_knows_where_it_ends_is_not_taken()
    {
        source.Answers(_ => new HttpResponseMessage { Content = new StreamContent(new UnknownLength(People)) });

        await RefusedAsync("download.length_unknown");
    }

    [Test]
    public async Task A_form_that_was_not_asked_for_is_not_taken()
    {
        source.Answers(_ =>
        {
            var answer = File(People);
            answer.Content.Headers.ContentEncoding.Add("gzip");
            return answer;
        });

        Assert.That((await RefusedAsync("download.encoded")).Message, Does.Contain("gzip"));
    }

    [Test]
    public async Task A_disk_that_is_full_is_not_the_sources_fault()
    {
        source.Answers(_ => File(People));

        await RuleAssert.ThrowsAsync<IOException>(() => DownloadOf().FetchAsync(null, new BrokenStream(new IOException("No space left on device")), CancellationToken.None));
    }

    [Test]
    public async Task No_refusal_tells_a_secret_of_the_address()
    {
        foreach (var answer in new Func<HttpRequestMessage, HttpResponseMessage>[]
        {
            _ => Redirect("https://elsewhere.example/path-secret?key=secret"), _ => Redirect("http://files.example.org/secret"), _ => new HttpResponseMessage(HttpStatusCode.Forbidden) { ReasonPhrase = "secret" },
        })
        {
            source.Answers(answer);

            var refusal = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => FetchAsync());

            Assert.That(refusal.Message, Does.Not.Contain("secret"));
        }
    }

    private SourceDownload DownloadOf() => new(Options.Create(settings), () => source, time);

    private async Task<(DownloadedFile? File, byte[] Bytes)> FetchAsync(string? tag = null, CancellationToken stop = default)
    {
        var target = new MemoryStream();
        return (await DownloadOf().FetchAsync(tag, target, stop), target.ToArray());
    }

    private async Task<RuleBrokenException> RefusedAsync(string code, Stream? target = null)
    {
        var refusal = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => DownloadOf().FetchAsync(null, target ?? new MemoryStream(), CancellationToken.None));
        Assert.That(refusal.Code, Is.EqualTo(code));
        return refusal;
    }

    private static HttpResponseMessage File(byte[] bytes, string? tag = null, int? length = null)
    {
        var answer = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(bytes)) };
        answer.Content.Headers.ContentLength = length ?? bytes.Length;
        if (tag is not null) answer.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        return answer;
    }

    private static HttpResponseMessage Chunked(Stream body)
    {
        var answer = new HttpResponseMessage { Content = new StreamContent(new UnknownLength(body)) };
        answer.Headers.TransferEncodingChunked = true;
        return answer;
    }

    private static HttpResponseMessage Redirect(string address, HttpStatusCode status = HttpStatusCode.Found) =>
        new(status) { Headers = { Location = new Uri(address, address[0] == '/' ? UriKind.Relative : UriKind.Absolute) } };

    /// <summary>Answers what a test says, one after the other, the last one for ever; remembers what it was asked.</summary>
    private sealed class FakeSource : HttpMessageHandler
    {
        private Func<HttpRequestMessage, HttpResponseMessage>[] answers = [];

        public List<HttpRequestMessage> Requests { get; } = [];

        public IReadOnlyList<string> Asked => [.. Requests.Select(request => request.RequestUri!.AbsoluteUri)];

        public void Answers(params Func<HttpRequestMessage, HttpResponseMessage>[] next)
        {
            answers = next;
            Requests.Clear();
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(answers[Math.Min(Requests.Count, answers.Length) - 1](request));
        }
    }

    /// <summary>A stream that does not tell its length, as one from a network.</summary>
    private class UnknownLength(Stream inner) : Stream
    {
        public UnknownLength(byte[] bytes)
            : this(new MemoryStream(bytes))
        {
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

        public override void Flush() => inner.Flush();
    }

    private sealed class BrokenStream(Exception exception) : UnknownLength(Array.Empty<byte>())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }

    /// <summary>Gives nothing until it is cancelled.</summary>
    private sealed class StalledStream() : UnknownLength(Array.Empty<byte>())
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task ReachedAsync() => reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
