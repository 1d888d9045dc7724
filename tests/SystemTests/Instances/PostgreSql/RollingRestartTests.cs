using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Instances;

/// <summary>Three instances behind a proxy (haproxy) are replaced one after the other while people work.</summary>
[TestFixture, Parallelizable]
internal sealed class RollingRestartTests
{
    private const int Clients = 8;

    [Test]
    public async Task No_request_fails_while_each_instance_is_stopped_and_started_again()
    {
        using var first = await LiveServer.StartAsync("--Shutdown:DrainSeconds=10");
        using var second = await first.AnotherAsync();
        using var third = await first.AnotherAsync();
        LiveServer[] instances = [first, second, third];
        using var proxy = await Proxy.StartAsync(first.Folder, instances);
        var token = first.Accounts.TokenOfRole("editor", "rolling");
        var failures = new ConcurrentQueue<string>();
        using var enough = new CancellationTokenSource();
        var working = Enumerable.Range(0, Clients).Select(number => Task.Run(() => WorkAsync(proxy.Client(token), number, failures, enough.Token))).ToList();

        foreach (var instance in instances)
        {
            var before = proxy.Answered;
            Assert.That(await instance.StopAsync(), Is.Zero);
            await instance.StartAgainAsync(atTheSameAddress: true);
            await Eventually.IsTrueAsync(() => Task.FromResult(proxy.Answered > before + 100), TimeSpan.FromSeconds(30), "people work on");
            await proxy.SendsToAsync(instances.Length);
        }

        await enough.CancelAsync();
        var (reads, writes) = ((await Task.WhenAll(working)).Sum(done => done.Reads), (await Task.WhenAll(working)).Sum(done => done.Writes));

        TestContext.Out.WriteLine($"{reads} reads, {writes} writes, {failures.Count} failed.");
        Assert.That(failures, Is.Empty);
        Assert.That(writes, Is.GreaterThan(100));
        Assert.That(first.Number("SELECT count(*) FROM org_units WHERE name_en LIKE 'Made meanwhile %'"), Is.EqualTo(writes));
    }

    private static async Task<(int Reads, int Writes)> WorkAsync(HttpClient client, int number, ConcurrentQueue<string> failures, CancellationToken enough)
    {
        var (reads, writes) = (0, 0);
        while (!enough.IsCancellationRequested)
        {
            try
            {
                foreach (var address in (string[])["departments", "search?q=policy", "employees?limit=5"])
                {
                    var read = await client.AskAsync("GET", address, null);
                    if (read.Status == HttpStatusCode.OK) reads++;
                    else failures.Enqueue($"GET {address}: {(int)read.Status} {read.Text}");
                }

                var made = await client.PostJsonAsync("units", new { names = string.Create(CultureInfo.InvariantCulture, $"Made meanwhile {number}-{writes}") });
                if (made.Status == HttpStatusCode.Created) writes++;
                else failures.Enqueue($"POST units: {(int)made.Status} {made.Text}");
            }
            catch (HttpRequestException exception)
            {
                failures.Enqueue(exception.ToString());
            }
        }

        return (reads, writes);
    }

    /// <summary>haproxy before some instances, which it asks every 500 ms whether they are ready.</summary>
    private sealed class Proxy : IDisposable
    {
        private readonly Process process;
        private readonly List<HttpClient> clients = [];
        private readonly Uri address;
        private int answered;

        private Proxy(Process process, Uri address) => (this.process, this.address) = (process, address);

        /// <summary>How many answers came so far.</summary>
        public int Answered => answered;

        public static async Task<Proxy> StartAsync(TemporaryFolder folder, IEnumerable<LiveServer> instances)
        {
            var port = FreePort();
            var servers = instances.Select((instance, i) => $"  server s{i} 127.0.0.1:{instance.Address.Port}");
            await File.WriteAllTextAsync(folder.File("haproxy.cfg"), $"""
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 30s
                  timeout server 30s
                  timeout check 5s
                  option redispatch
                  retries 3
                frontend all
                  bind 127.0.0.1:{port}
                  default_backend orgchart
                  stats enable
                  stats uri /of-the-proxy
                backend orgchart
                  balance roundrobin
                  option httpchk GET /health/serving
                  default-server check inter 500ms fall 2 rise 1
                {string.Join('\n', servers)}

                """);
            // Debian keeps it where only root looks.
            var program = File.Exists("/usr/sbin/haproxy") ? "/usr/sbin/haproxy" : "haproxy";
            var proxy = new Proxy(Process.Start(new ProcessStartInfo(program, ["-db", "-q", "-f", folder.File("haproxy.cfg")]) { UseShellExecute = false })!, new Uri($"http://127.0.0.1:{port}"));
            var probe = proxy.Client(token: null);
            await Eventually.IsTrueAsync(async () =>
            {
                try
                {
                    return (await probe.AskAsync("GET", "/health/ready", null)).Status == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            }, TimeSpan.FromSeconds(10), "the proxy works");
            return proxy;
        }

        /// <summary>A client of all instances.</summary>
        public HttpClient Client(string? token)
        {
            var client = new HttpClient(new Counting(() => Interlocked.Increment(ref answered))) { BaseAddress = address };
            if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            lock (clients) clients.Add(client);
            return client;
        }

        /// <summary>Waits until the proxy sends requests to so many instances.</summary>
        public Task SendsToAsync(int instances) => Eventually.IsTrueAsync(
            async () => (await clients[0].AskAsync("GET", "/of-the-proxy;csv", null)).Was(HttpStatusCode.OK).Text.Split('\n')
                .Count(line => line.StartsWith("orgchart,s", StringComparison.Ordinal) && line.Contains(",UP,", StringComparison.Ordinal)) == instances,
            TimeSpan.FromSeconds(30), "the proxy knows them all");

        public void Dispose()
        {
            foreach (var client in clients) client.Dispose();
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private sealed class Counting(Action count) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var response = await base.SendAsync(request, cancellationToken);
                count();
                return response;
            }
        }
    }
}
