using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>One browser and one server with the demo organisation for all tests of the page; what tests change there, they make themselves.</summary>
[SetUpFixture, Parallelizable]
internal sealed class Browsing
{
    /// <summary>Of a server that people use: reading is open, administrators need no second factor, and a test that signs in often is not held up.</summary>
    public static readonly string[] Settings =
        ["--environment=Development", "--Accounts:AdministratorsNeedSecondFactor=false", "--RateLimits:TokenRequestsPerMinute=100000", "--RateLimits:RequestsPerMinute=0"];

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static IPlaywright playwright = null!;

    /// <summary>The browser.</summary>
    public static IBrowser Chromium { get; private set; } = null!;

    /// <summary>The server.</summary>
    public static LiveServer Server { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Server = await LiveServer.StartAsync(Settings);
        playwright = await Playwright.CreateAsync();
        // It waits no longer than it takes; what takes 5 s here is a machine with much to do.
        Assertions.SetDefaultExpectTimeout(20_000);
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Quiet });
    }

    /// <summary>Makes a unit for a test.</summary>
    public static async Task<int> UnitAsync(string name, int parent = 98) =>
        (await Server.Client("editor").PostJsonAsync("units", new { parentId = parent, names = new { en = name, fr = name + " (fr)" } })).Was(System.Net.HttpStatusCode.Created).Id;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Server?.Dispose();
        if (Chromium is not null) await Chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A window of a reader of his own, in which everything is noticed that a browser complains about.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly IBrowserContext context;

    private Reader(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // Chromium writes down every answer that is no success; those that are expected are checked by what the page shows.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>What is in the window.</summary>
    public IPage Page { get; }

    /// <summary>Opens an address of the page.</summary>
    /// <param name="address">What follows the server's, e.g. <c>/?root=1</c>.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="language">The browser's language.</param>
    /// <param name="server">Where; the server with the demo organisation when left out.</param>
    /// <param name="before">What is done to the window before the address is opened.</param>
    public static async Task<Reader> OpenAsync(string address, int width = 1440, string language = "en-CA", LiveServer? server = null, Func<IPage, Task>? before = null)
    {
        var window = await Browsing.Chromium.NewContextAsync(new()
        {
            BaseURL = (server ?? Browsing.Server).Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, Locale = language, ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true, Permissions = ["clipboard-read", "clipboard-write"],
        });
        window.SetDefaultTimeout(30_000);
        var reader = new Reader(window, await window.NewPageAsync());
        if (before is not null) await before(reader.Page);
        await reader.Page.GotoAsync(address);
        return reader;
    }

    /// <summary>Opens an address as a user who has signed in, in the way that users do.</summary>
    public static async Task<Reader> SignedInAsync(string address, params string[] roles)
    {
        var user = await Browsing.Server.UserAsync(roles);
        var reader = await OpenAsync(address);
        await reader.SignInAsync(user);
        return reader;
    }

    /// <summary>Signs in.</summary>
    public async Task SignInAsync(SignedInUser user)
    {
        await Button("Sign in").First.ClickAsync();
        var window = Window;
        await window.Locator("input[autocomplete=username]").FillAsync(user.Email);
        await window.Locator("input[autocomplete=current-password]").FillAsync(user.Password);
        await window.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Account.WaitForAsync();
    }

    /// <summary>Lets the access token run out, as it does after some minutes; the session goes on.</summary>
    public async Task ExpireSessionAsync()
    {
        const string Cookie = "orgchart-access";
        await context.ClearCookiesAsync(new() { Name = Cookie });
        await context.AddCookiesAsync([new() { Name = Cookie, Value = "expired", Url = Browsing.Server.Address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
    }

    /// <summary>The button that leads to one's account.</summary>
    public ILocator Account => Button("User of tests: account");

    /// <summary>A person's name that leads to the person.</summary>
    public ILocator Person(string name) => Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    /// <summary>A field of a text in both languages, in the window.</summary>
    public ILocator InEnglish(string field) => Window.GetByRole(AriaRole.Group, new() { Name = field, Exact = true }).GetByRole(AriaRole.Textbox, new() { Name = "English" });

    /// <summary>The window that is open.</summary>
    public ILocator Window => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Where something stands when all that was asked to be drawn has been: the chart is drawn frame by frame, beside what the browser is told to do.</summary>
    public async Task<LocatorBoundingBoxResult> PlaceOfAsync(ILocator what)
    {
        await what.WaitForAsync();
        await Page.EvaluateAsync("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        return (await what.BoundingBoxAsync())!;
    }

    /// <summary>Waits until the address in the browser fits.</summary>
    public Task HasAddressAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>A unit in the chart.</summary>
    public ILocator Unit(string name) => Page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = name }).First;

    /// <summary>A button.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Types into the search field with the keyboard alone, and waits for the answer to all of it: earlier ones are for its beginning.</summary>
    public async Task SeekAsync(string text)
    {
        // The page hears keys from when the chart is there.
        await Page.GetByRole(AriaRole.Treeitem).First.WaitForAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Page.RunAndWaitForResponseAsync(
            () => Page.Keyboard.TypeAsync(text),
            answer => new Uri(answer.Url) is var address && address.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) && HttpUtility.ParseQueryString(address.Query)["q"] == text);
    }

    /// <summary>Chooses something in a field that is searched in.</summary>
    public async Task ChooseAsync(string field, string name)
    {
        await Window.GetByRole(AriaRole.Combobox, new() { Name = field }).FillAsync(name);
        await Window.GetByRole(AriaRole.Option).Filter(new() { HasText = name }).First.ClickAsync();
    }

    /// <summary>The heading of the panel, which says what is shown in it.</summary>
    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>What of WCAG 2.2 AA axe finds broken; empty when all is well.</summary>
    public async Task<string> AxeAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Repository.PathOf("clients", "web", "node_modules", "axe-core", "axe.min.js")));
        return await Page.EvaluateAsync<string>(
            """
            axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
              violations.map((one) => `${one.id}: ${one.help}\n${one.nodes.slice(0, 3).map((node) => '  ' + node.html.slice(0, 160)).join('\n')}`).join('\n'))
            """);
    }

    /// <summary>Closes the window, and complains if the browser did.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        // After a failure they are its consequence, and must not hide it.
        if (TestContext.CurrentContext.Result.Outcome.Status != NUnit.Framework.Interfaces.TestStatus.Failed) Assert.That(complaints, Is.Empty, "what the browser complained about, violations of the Content-Security-Policy included");
    }
}
