using System.Text.RegularExpressions;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>A person with a browser profile and one page. What the page complains about is kept.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    internal const string Alice = "alice@example.test";
    internal const string Bob = "bob@example.test";
    internal const string Carol = "carol@example.test";
    internal const string Dora = "dora@example.test";
    internal const string Admin = "admin@example.test";
    internal const string Password = "Portal-Dev-1!";

    private readonly List<string> _complaints = [];
    private readonly List<string> _forgiven = [];
    private ICDPSession? _devTools;

    internal Visitor(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        Listen(page);
    }

    internal IBrowserContext Context { get; }

    internal IPage Page { get; }

    internal ILocator Main => Page.GetByRole(AriaRole.Main);

    internal IEnumerable<string> Complaints => _complaints.Where(x => !_forgiven.Any(y => x.Contains(y, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    /// <summary>Complaints that hold one of these texts are part of the test.</summary>
    internal void Forgive(params string[] texts) => _forgiven.AddRange(texts);

    /// <summary>While the portal is away, the page cannot but say so.</summary>
    internal void ForgiveDowntime() => Forgive(
        "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE_CHUNKED", "WebSocket", "Connection disconnected",
        "Failed to complete negotiation", "Failed to start the connection", "Failed to fetch", "Cannot send data if the connection",
        "The circuit state could not be retrieved", "Circuit not initialized");

    internal async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await InteractiveAsync();
    }

    internal async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await InteractiveAsync();
    }

    internal async Task InteractiveAsync() => await Expect(Page.Locator("html[data-interactive]")).ToBeAttachedAsync();

    internal async Task SignInAsync(string email, string password = Password)
    {
        await Page.GotoAsync("sign-in");
        await FillSignInAsync(email, password);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Images", Level = 1 })).ToBeVisibleAsync();
        await InteractiveAsync();
    }

    internal async Task FillSignInAsync(string email, string password)
    {
        await Page.GetByLabel("Mail address").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Another tab of the same person.</summary>
    internal async Task<IPage> OpenTabAsync(string path)
    {
        var tab = await Context.NewPageAsync();
        Listen(tab);
        await tab.GotoAsync(path);
        return tab;
    }

    /// <summary>Slows what the page sends, so that there is time to look.</summary>
    internal async Task SlowUploadsAsync(int kibibytesPerSecond)
    {
        _devTools ??= await Context.NewCDPSessionAsync(Page);
        await _devTools.SendAsync("Network.enable");
        await _devTools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = kibibytesPerSecond << 10,
        });
    }

    internal ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text });

    internal ILocator Button(string text) => Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    /// <summary>The row of a list that names something.</summary>
    internal ILocator Row(string name) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    internal static Regex Words(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    internal async Task PhotographAsync(string path) => await Page.ScreenshotAsync(new() { Path = path, FullPage = true });

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add($"{page.Url}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }
}
