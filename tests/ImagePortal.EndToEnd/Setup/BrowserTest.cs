namespace ImagePortal.EndToEnd.Setup;

/// <summary>A test with people in browsers. None of their pages may report an error that the test did not forgive.</summary>
public abstract class BrowserTest(Chrome chrome) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<PortalProcess> _portals = [];

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Needs.Missing is not null, Needs.Missing ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var (visitor, number) in _visitors.Select((x, place) => (x, place + 1)))
        {
            if (failed)
            {
                await visitor.PhotographAsync(Output.PathOf($"{TestContext.Current.TestMethod?.MethodName}-{number}.png"));
            }

            await visitor.DisposeAsync();
        }

        foreach (var portal in _portals)
        {
            await portal.DisposeAsync();
        }

        var complaints = _visitors.SelectMany(x => x.Complaints).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    /// <summary>A portal for this test alone. It goes after its visitors, who would complain.</summary>
    private protected Task<PortalProcess> StartPortalAsync(SmtpSink mail, IReadOnlyDictionary<string, string>? settings = null) =>
        StartPortalAsync(PortalProcess.StartAsync(mail, settings));

    private protected async Task<PortalProcess> StartPortalAsync(Task<PortalProcess> starting)
    {
        var portal = await starting;
        _portals.Add(portal);
        return portal;
    }

    private protected Task<Visitor> VisitAsync(PortalProcess portal, BrowserNewContextOptions? options = null) => VisitAsync(portal.Address, options);

    private protected async Task<Visitor> VisitAsync(Uri portal, BrowserNewContextOptions? options = null)
    {
        var visitor = await chrome.VisitAsync(portal, options);
        _visitors.Add(visitor);
        return visitor;
    }

    private protected async Task<Visitor> SignInAsync(PortalProcess portal, string email = Visitor.Alice, BrowserNewContextOptions? options = null)
    {
        var visitor = await VisitAsync(portal, options);
        await visitor.SignInAsync(email);
        return visitor;
    }
}
