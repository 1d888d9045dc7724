using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrgChart.Client.Models;

namespace OrgChart.Client.Tests;

/// <summary>The client against a server of the tests.</summary>
internal sealed class ClientTests
{
    private const string Token = "/api/v1/auth/token";
    private static readonly PasswordCredentials Person = new(new ClientCredentials("c1", "secret"), "a@b.example", "words");

    [Test]
    public async Task A_list_comes_page_after_page_until_its_total_is_reached()
    {
        await using var stub = await Stub.StartAsync((_, asked) =>
        {
            var (offset, limit) = (NumberIn(asked.Url, "offset"), NumberIn(asked.Url, "limit"));
            return Answer.Json(200, new { items = Enumerable.Range(1, 5).Skip(offset).Take(limit).Select(id => new { id }), total = 5 });
        });
        using var client = Client(stub);

        var ids = new List<int>();
        await foreach (var department in client.Departments.ListAllAsync(limit: 2, lang: "fr")) ids.Add(department.Id);

        Assert.That(ids, Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(stub.Requests.Select(asked => asked.Url), Is.EqualTo(new[] { 0, 2, 4 }.Select(offset => $"/api/v1/departments?offset={offset}&limit=2&lang=fr")));
    }

    [Test]
    public async Task Busy_and_away_are_asked_again_after_the_time_they_name()
    {
        Answer[] answers = [Answer.Refusal(429, "request.too_many", ("Retry-After", "0")), Answer.Refusal(503, "server.unavailable", ("Retry-After", "1")), Answer.Json(200, new { id = 12 }, ("ETag", "\"1\""))];
        await using var stub = await Stub.StartAsync((nth, _) => answers[nth]);
        using var client = Client(stub);
        var began = Stopwatch.GetTimestamp();

        var unit = await client.Units.GetAsync(12);

        Assert.That((unit.Value.Id, unit.ETag), Is.EqualTo((12, "\"1\"")));
        Assert.That(Stopwatch.GetElapsedTime(began), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(0.99)), "it waited for the second that the server named");
    }

    [Test]
    public async Task Attempts_are_bounded_and_the_last_refusal_is_told()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Refusal(503, "server.unavailable"));
        using var client = Client(stub, retry: new RetryOptions { Attempts = 3, Pause = TimeSpan.FromMilliseconds(1) });

        var refused = Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12));

        Assert.That((refused!.Status, refused.Code, refused.TraceId), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "server.unavailable", "trace")));
        Assert.That(stub.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_server_that_wants_to_be_left_alone_for_longer_than_agreed_is_not_waited_for()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Refusal(429, "request.too_many", ("Retry-After", "3600")));
        using var client = Client(stub);

        Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12));
        Assert.That(stub.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_lost_POST_is_sent_again_with_the_same_key()
    {
        Answer[] answers = [Answer.Lost, Answer.Refusal(409, "idempotency.running"), Answer.Json(201, new { id = 7 })];
        await using var stub = await Stub.StartAsync((nth, _) => answers[nth]);
        using var client = Client(stub);

        var made = await client.Units.CreateAsync(new NewUnitBody { Names = new TextsBody { En = "New" } });

        Assert.That(made.Value.Id, Is.EqualTo(7));
        var keys = stub.Requests.Select(asked => asked.Headers["Idempotency-Key"].ToString()).ToList();
        Assert.That(keys[0], Is.Not.Empty);
        Assert.That(keys, Is.EqualTo(new[] { keys[0], keys[0], keys[0] }));
        Assert.That(stub.Requests[0].Body, Is.EqualTo("""{"names":{"en":"New"}}"""));
    }

    [Test]
    public async Task A_lost_change_that_has_no_key_is_not_sent_again_and_one_that_names_no_version_is_not_even_after_503()
    {
        await using var stub = await Stub.StartAsync((nth, _) => nth == 0 ? Answer.Lost : Answer.Refusal(503, "server.unavailable"));
        using var client = Client(stub);

        Assert.ThrowsAsync<HttpRequestException>(() => client.Units.MoveAsync(12, new UnitParentBody { ParentId = 5 }, "\"1\""));
        Assert.That(stub.Requests, Has.Count.EqualTo(1));
        Assert.ThrowsAsync<ProblemException>(() => client.Units.MoveAsync(12, new UnitParentBody { ParentId = 5 }, "*"));
        Assert.That(stub.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_token_is_asked_for_once_however_many_need_it_and_again_before_it_ends()
    {
        await using var stub = await Stub.StartAsync((_, asked) =>
            asked.Url != Token ? Answer.Json(200, new { items = Array.Empty<int>(), total = 0 }) : asked.Body.Contains("refresh_token=r1", StringComparison.Ordinal) ? Answer.Tokens("t2", "r2") : Answer.Tokens("t1", "r1"));
        var time = new MovingTime();
        using var client = Client(stub, Person, time: time);

        await Task.WhenAll(client.Departments.ListAsync(), client.Departments.ListAsync(), client.Departments.ListAsync());
        time.Later = TimeSpan.FromSeconds(580);
        await client.Departments.ListAsync();

        Assert.That(Grants(stub), Is.EqualTo(new[] { "password", "refresh_token" }));
        Assert.That(stub.Requests[^1].Headers.Authorization.ToString(), Is.EqualTo("Bearer t2"));
    }

    [Test]
    public async Task Whoever_gives_up_while_a_token_is_asked_for_takes_the_session_from_nobody()
    {
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        await using var stub = await Stub.StartAsync(async (_, request) =>
        {
            if (request.Url != Token) return Answer.Json(200, new { id = 12 });
            asked.TrySetResult();
            await answered.Task;
            return Answer.Tokens("t1", "r1");
        });
        using var client = Client(stub, Person);
        using var gone = new CancellationTokenSource();

        var first = client.Units.GetAsync(12, cancellationToken: gone.Token);
        await asked.Task;
        await gone.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        var second = client.Units.GetAsync(12);
        answered.SetResult();

        Assert.That((await second).Value.Id, Is.EqualTo(12));
        Assert.That(Grants(stub), Is.EqualTo(new[] { "password" }));
    }

    [Test]
    public async Task A_token_that_is_refused_is_replaced_once_and_a_session_that_has_ended_begins_anew()
    {
        await using var stub = await Stub.StartAsync((_, asked) =>
            asked.Url != Token ? Answer.Refusal(401, "access.ended")
            : asked.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal) ? Answer.Json(400, new { error = "invalid_grant", error_description = "Ended." })
            : Answer.Tokens("good", "r"));
        using var client = Client(stub, Person);

        Assert.That(Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12))!.Code, Is.EqualTo("access.ended"));
        Assert.That(stub.Requests.Select(asked => asked.Url), Is.EqualTo(new[] { Token, "/api/v1/units/12", Token, Token, "/api/v1/units/12" }));
    }

    [Test]
    public async Task A_lost_refresh_is_not_sent_again_because_the_token_would_look_stolen()
    {
        await using var stub = await Stub.StartAsync((nth, asked) =>
            asked.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal) ? Answer.Lost
            : asked.Url == Token ? Answer.Tokens($"t{nth}", $"r{nth}")
            : nth == 1 ? Answer.Refusal(401, "access.unauthenticated") : Answer.Json(200, new { id = 12 }));
        using var client = Client(stub, Person);

        await client.Units.GetAsync(12);

        Assert.That(Grants(stub), Is.EqualTo(new[] { "password", "refresh_token", "password" }));
    }

    [Test]
    public async Task Nor_is_a_refresh_after_503_which_may_come_after_it_was_done()
    {
        await using var stub = await Stub.StartAsync((nth, asked) =>
            asked.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal) ? Answer.Refusal(503, "database.outcome_unknown")
            : asked.Url == Token ? Answer.Tokens($"t{nth}", $"r{nth}")
            : nth == 1 ? Answer.Refusal(401, "access.unauthenticated") : Answer.Json(200, new { id = 12 }));
        using var client = Client(stub, Person);

        await client.Units.GetAsync(12);

        Assert.That(Grants(stub), Is.EqualTo(new[] { "password", "refresh_token", "password" }));
    }

    [Test]
    public async Task A_refresh_that_somebody_gave_up_goes_on_for_the_next_one()
    {
        using var giveUp = new CancellationTokenSource();
        await using var stub = await Stub.StartAsync(async (nth, asked) =>
        {
            if (asked.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal))
            {
                await giveUp.CancelAsync();
                await Task.Delay(300);
            }

            return asked.Url == Token ? Answer.Tokens($"t{nth}", $"r{nth}") : Answer.Json(200, new { id = 12 });
        });
        var time = new MovingTime();
        using var client = Client(stub, Person, time: time);
        await client.Units.GetAsync(12);
        time.Later = TimeSpan.FromSeconds(580);

        Assert.CatchAsync<OperationCanceledException>(() => client.Units.GetAsync(12, cancellationToken: giveUp.Token));
        await client.Units.GetAsync(12);

        Assert.That(Grants(stub), Is.EqualTo(new[] { "password", "refresh_token" }));
    }

    [Test]
    public async Task Signing_out_while_the_client_signs_in_leaves_no_session()
    {
        var isAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = await Stub.StartAsync(async (_, asked) =>
        {
            if (asked.Url != Token) return Answer.Json(200, new { id = 12 });
            isAsked.TrySetResult();
            await Task.Delay(50);
            return Answer.Tokens("t1", "r1");
        });
        using var client = Client(stub, Person);

        var reading = client.Units.GetAsync(12);
        await isAsked.Task;
        await client.SignOutAsync();
        await reading;

        Assert.That(stub.Requests.Where(asked => asked.Url.EndsWith("/revoke", StringComparison.Ordinal)).Select(asked => asked.Body), Is.EqualTo(new[] { "client_id=c1&client_secret=secret&token=r1" }));
    }

    [Test]
    public async Task Making_a_user_takes_the_token_if_there_is_one_and_none_otherwise()
    {
        await using var stub = await Stub.StartAsync((_, asked) => asked.Url == Token ? Answer.Tokens("t1", "r1") : Answer.Json(201, new { id = 3 }));
        using var stranger = Client(stub);
        using var administrator = Client(stub, new ClientCredentials("c1", "secret"));

        await stranger.Users.CreateAsync(new NewUserBody { Email = "b@b.example" });
        await administrator.Users.CreateAsync(new NewUserBody { Email = "b@b.example", Roles = [new RoleBody { Role = "reader" }] });

        Assert.That(stub.Requests.Where(asked => asked.Url != Token).Select(asked => asked.Headers.Authorization.ToString()), Is.EqualTo(new[] { "", "Bearer t1" }));
    }

    [Test]
    public async Task A_file_comes_byte_by_byte_with_its_name()
    {
        byte[] bytes = [0x50, 0x4B, 3, 4, 0xEF, 0xBB, 0xBF, 0xFF, 0];
        await using var stub = await Stub.StartAsync((_, _) =>
            new Answer(200, "", ("Content-Type", "application/zip"), ("Content-Disposition", "attachment; filename=\"orgchart-12.xlsx\"")) { Parts = [bytes] });
        using var client = Client(stub);

        var file = await client.Exports.BranchAsync(12, format: "xlsx");

        Assert.That((file.Name, file.MediaType), Is.EqualTo(("orgchart-12.xlsx", "application/zip")));
        Assert.That(file.Content.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_file_whose_parts_come_in_time_may_take_longer_than_the_limit_and_one_that_stops_is_not_asked_for_again()
    {
        var part = Encoding.UTF8.GetBytes("part");
        await using var stub = await Stub.StartAsync((nth, _) => new Answer(200, "") { Parts = [part, part, part, part], Pause = TimeSpan.FromSeconds(1), Stops = nth > 0 });
        using var client = Client(stub, timeout: TimeSpan.FromSeconds(3));

        Assert.That(Encoding.UTF8.GetString((await client.Exports.EverythingAsync()).Content.Span), Is.EqualTo("partpartpartpart"));
        Assert.ThrowsAsync<TimeoutException>(() => client.Exports.EverythingAsync());
        Assert.That(stub.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_is_sent_may_take_longer_than_the_limit()
    {
        await using var stub = await Stub.StartAsync(async (_, _) =>
        {
            await Task.Delay(300);
            return Answer.Json(202, new { id = 3 });
        });
        using var client = Client(stub, timeout: TimeSpan.FromMilliseconds(100));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("a,b"));

        Assert.That((await client.Imports.StartAsync(new UploadForm { File = file })).Id, Is.EqualTo(3));
        Assert.ThrowsAsync<TimeoutException>(() => client.Imports.StartAsync(new UploadForm { File = file }, timeout: TimeSpan.FromMilliseconds(100)));
    }

    [Test]
    public async Task One_call_can_have_a_limit_of_its_own()
    {
        await using var stub = await Stub.StartAsync(async (_, _) =>
        {
            await Task.Delay(300);
            return Answer.Json(200, new { id = 12 });
        });
        using var client = Client(stub, retry: new RetryOptions { Attempts = 1 });

        Assert.ThrowsAsync<TimeoutException>(() => client.Units.GetAsync(12, timeout: TimeSpan.FromMilliseconds(50)));
        Assert.That((await client.Units.GetAsync(12)).Value.Id, Is.EqualTo(12));
    }

    [Test]
    public async Task A_redirection_is_not_followed_with_a_token()
    {
        await using var stub = await Stub.StartAsync((_, _) => new Answer(302, "", ("Location", "http://elsewhere.invalid/")));
        using var client = Client(stub);

        Assert.That(Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12))!.Code, Is.EqualTo("http.302"));
        Assert.That(stub.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_not_the_answer_of_the_server_is_told_as_such()
    {
        await using var stub = await Stub.StartAsync((_, _) => new Answer(200, "<p>Sign in to the network", ("Content-Type", "text/html")));
        using var client = Client(stub);

        var refused = Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12));

        Assert.That(refused!.Code, Is.EqualTo("http.200"));
        Assert.That(refused.InnerException, Is.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_value_that_a_later_server_has_leaves_the_rest_of_an_answer_readable()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Json(200, new { items = new[] { new { role = "observer" }, new { role = TeamRole.Leader } }, total = 2 }));
        using var client = Client(stub);

        Assert.That((await client.Teams.MembersAsync(1)).Items.Select(member => member.Role), Is.EqualTo(new[] { "observer", "leader" }));
    }

    [Test]
    public async Task A_version_that_a_proxy_has_weakened_or_taken_away_is_not_sent()
    {
        await using var stub = await Stub.StartAsync((nth, _) => nth == 0 ? Answer.Json(200, new { id = 12 }, ("ETag", "W/\"1-a\"")) : Answer.Json(200, new { id = 12 }));
        using var client = Client(stub);

        foreach (var unit in new[] { await client.Units.GetAsync(12), await client.Units.GetAsync(12) })
            Assert.That(Assert.ThrowsAsync<ArgumentException>(() => client.Units.PatchAsync(12, new JsonObject(), unit.ETag))!.Message, Does.Contain("a proxy"));
        Assert.That(stub.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_wrong_secret_is_told_in_the_words_of_OAuth()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Json(401, new { error = "invalid_client", error_description = "No such client." }));
        using var client = Client(stub, new ClientCredentials("c1", "x"));

        Assert.That(Assert.ThrowsAsync<ProblemException>(() => client.Units.GetAsync(12))!.Message, Is.EqualTo("invalid_client: No such client."));
    }

    [Test]
    public async Task What_is_wrong_with_which_field_is_told()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Json(400, new { title = "Invalid", status = 400, code = "request.invalid", traceId = "t", errors = new { names = new[] { "A name is missing." } } }));
        using var client = Client(stub);

        var refused = Assert.ThrowsAsync<ProblemException>(() => client.Units.CreateAsync(new NewUnitBody { Names = new TextsBody() }));

        Assert.That(refused!.Errors["names"], Is.EqualTo(new[] { "A name is missing." }));
    }

    [Test]
    public async Task Patches_say_which_kind_they_are()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Json(200, new { id = 12 }));
        using var client = Client(stub);

        await client.Units.PatchAsync(12, new JsonObject { ["acronyms"] = new JsonObject { ["en"] = null } }, "\"1\"");
        await client.Units.PatchAsync(12, [JsonPatchOperation.Replace("/acronyms/en", null), JsonPatchOperation.Remove("/acronyms/fr")], "\"1\"");

        Assert.That(stub.Requests.Select(asked => asked.Headers.ContentType.ToString()), Is.EqualTo(new[] { "application/merge-patch+json", "application/json-patch+json" }));
        Assert.That(stub.Requests.Select(asked => asked.Headers.IfMatch.ToString()), Is.All.EqualTo("\"1\""));
        Assert.That(stub.Requests.Select(asked => asked.Body), Is.EqualTo(new[]
        {
            """{"acronyms":{"en":null}}""", """[{"op":"replace","path":"/acronyms/en","value":null},{"op":"remove","path":"/acronyms/fr"}]""",
        }));
    }

    [Test]
    public async Task A_file_is_loaded_as_a_form_also_when_it_must_be_sent_again()
    {
        await using var stub = await Stub.StartAsync((nth, _) => nth == 0 ? Answer.Refusal(429, "request.too_many", ("Retry-After", "0")) : Answer.Json(202, new { id = 3 }));
        using var client = Client(stub);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("a,b"));

        await client.Imports.StartAsync(new UploadForm { File = file, DryRun = true });

        Assert.That(stub.Requests, Has.Count.EqualTo(2));
        foreach (var asked in stub.Requests) Assert.That(asked.Body, Does.Contain("a,b").And.Contains("name=dryRun").And.Contains("true"));
    }

    [Test]
    public async Task Changes_are_followed_to_the_last_page()
    {
        await using var stub = await Stub.StartAsync((_, asked) => asked.Url.Contains("since=b", StringComparison.Ordinal)
            ? new Answer(200, """{"items":[],"deltaLink":"/api/v1/changes?since=c"}""") : new Answer(200, """{"items":[],"nextLink":"/api/v1/changes?since=b"}"""));
        using var client = Client(stub);

        var links = new List<string?>();
        await foreach (var page in client.ChangesSinceAsync("a")) links.Add(page.DeltaLink);

        Assert.That(links, Is.EqualTo(new[] { null, "/api/v1/changes?since=c" }));
        Assert.That(OrgChartClient.SinceOf(links[1]!), Is.EqualTo("c"));
    }

    [Test]
    public async Task Who_does_not_want_to_wait_any_more_gives_up()
    {
        await using var stub = await Stub.StartAsync((_, _) => Answer.Refusal(503, "server.unavailable", ("Retry-After", "30")));
        using var client = Client(stub);
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.CatchAsync<OperationCanceledException>(() => client.Units.GetAsync(12, cancellationToken: giveUp.Token));
    }

    private static OrgChartClient Client(Stub stub, Credentials? credentials = null, RetryOptions? retry = null, TimeProvider? time = null, TimeSpan? timeout = null) => new(new OrgChartClientOptions
    {
        Address = stub.Address, Credentials = credentials, Retry = retry ?? new RetryOptions { Pause = TimeSpan.FromMilliseconds(1) }, Time = time ?? TimeProvider.System, Timeout = timeout ?? TimeSpan.FromSeconds(45),
    });

    private static string[] Grants(Stub stub) =>
        [.. stub.Requests.Where(asked => asked.Url == Token).Select(asked => asked.Body.Split('&').Single(field => field.StartsWith("grant_type=", StringComparison.Ordinal))["grant_type=".Length..])];

    private static int NumberIn(string url, string parameter) =>
        int.Parse(url.Split('?', '&').Single(part => part.StartsWith(parameter + "=", StringComparison.Ordinal))[(parameter.Length + 1)..], CultureInfo.InvariantCulture);
}
