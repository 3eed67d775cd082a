using System.Text.Json;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>The import page as a person uses it.</summary>
internal sealed class ImportScreen(Visitor visitor)
{
    private const string Observe = """
        () => {
          window.seen = [];
          const look = () => {
            const bar = document.querySelector('main [role=progressbar]');
            const stage = document.querySelector('main [aria-label=Stages] [aria-current=step]');
            if (!bar || !stage) return;
            const now = [stage.innerText.trim().split(/\s/)[0], Number(bar.getAttribute('aria-valuenow'))];
            if (String(now) !== String(window.seen.at(-1))) window.seen.push(now);
          };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    private IPage Page => visitor.Page;

    internal ILocator Verdict => Page.GetByRole(AriaRole.Region, new() { Name = "Verdict" });

    internal ILocator Report => Page.GetByRole(AriaRole.Region, new() { Name = "Check report" });

    internal ILocator Submit => Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^(Upload and import|Import) [0-9]") });

    internal ILocator Bar => visitor.Main.GetByRole(AriaRole.Progressbar);

    internal ILocator Stage => Page.GetByRole(AriaRole.List, new() { Name = "Stages" }).Locator("[aria-current=step]");

    /// <summary>The operation the page follows, from its address.</summary>
    internal string OperationId => Page.Url.Split("operation=")[1];

    internal async Task OpenAsync(string region) => await visitor.OpenAsync($"images/{region}/import");

    internal async Task ChooseAsync(string path) => await Page.GetByLabel("Choose file").SetInputFilesAsync(path);

    /// <summary>Looks at a disk behind an address.</summary>
    internal async Task CheckAsync(string address)
    {
        await Page.GetByLabel("Or give the address of a disk image").FillAsync(address);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
    }

    internal ILocator Refusal => Page.GetByRole(AriaRole.Form, new() { Name = "Import from an address" }).GetByRole(AriaRole.Alert);

    internal async Task SubmitAsync(string name)
    {
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Submit.ClickAsync();
        await FollowsAsync(name);
    }

    internal async Task FollowsAsync(string name)
    {
        await Expect(Page).ToHaveURLAsync(Visitor.Words("operation=op-"));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Chooses a disk that can be imported, and starts the import of it.</summary>
    /// <param name="kibibytesPerSecond">Slows the upload, so that there is time to look.</param>
    internal async Task StartAsync(string region, string path, string name, int? kibibytesPerSecond = null)
    {
        await OpenAsync(region);
        await ChooseAsync(path);
        await Expect(Verdict).ToContainTextAsync("This disk can be imported");
        if (kibibytesPerSecond is { } slow)
        {
            await visitor.SlowUploadsAsync(slow);
        }

        await SubmitAsync(name);
    }

    /// <summary>Waits until the upload has come this far, in percent of the whole import.</summary>
    internal async Task ReachesAsync(int percent) => await Wait.UntilAsync(
        $"{percent} %",
        async () => int.Parse(await Bar.GetAttributeAsync("aria-valuenow") ?? "0", System.Globalization.CultureInfo.InvariantCulture) >= percent);

    /// <summary>Keeps every stage and percent that the page shows from here on.</summary>
    internal async Task WatchAsync() => await Page.EvaluateAsync(Observe);

    internal async Task<IReadOnlyList<(string Stage, int Percent)>> SeenAsync()
    {
        var seen = await Page.EvaluateAsync<JsonElement>("() => window.seen");
        return [.. seen.EnumerateArray().Select(x => (x[0].GetString()!, x[1].GetInt32()))];
    }

    internal async Task IsReadyAsync(string name) =>
        await Expect(visitor.Main.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{name} is ready in" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
}
