using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Images;

public sealed class LiveListTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-hongkong";

    [Fact]
    public async Task A_list_in_another_tab_follows_an_import_without_a_reload()
    {
        var alice = await SignInAsync(world.Portal);
        var list = await alice.OpenTabAsync($"images/{Region}");
        await Expect(list.GetByRole(AriaRole.Heading, new() { Name = "Images", Level = 1 })).ToBeVisibleAsync();
        await list.EvaluateAsync("() => { window.unloaded = false; }");
        var row = list.GetByRole(AriaRole.Row).Filter(new() { HasText = "watched" });

        var import = new ImportScreen(alice);
        await import.StartAsync(Region, SampleDisks.Good, "watched", kibibytesPerSecond: 128);

        await Expect(row).ToContainTextAsync("Importing");
        await Expect(row).ToContainTextAsync("Available");
        await Expect(row).ToContainTextAsync("Debian 12");
        Assert.False(await list.EvaluateAsync<bool>("() => window.unloaded"));
    }

    [Fact]
    public async Task The_region_is_kept_after_a_reload()
    {
        var alice = await SignInAsync(world.Portal);
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Region: Guangzhou") }).ClickAsync();
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Toronto") }).ClickAsync();
        var toronto = alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Region: Toronto") });
        await Expect(toronto).ToBeVisibleAsync();

        await alice.ReloadAsync();
        await Expect(toronto).ToBeVisibleAsync();

        await alice.OpenAsync("");
        await Expect(toronto).ToBeVisibleAsync();
        await Expect(alice.Page.GetByText("in Toronto.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_import_can_be_started_with_the_keyboard()
    {
        var alice = await SignInAsync(world.Portal);
        await alice.OpenAsync($"images/{Region}");
        await Expect(alice.Page.GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words("^Import image") })).ToBeVisibleAsync();

        await alice.Page.Keyboard.PressAsync("c");
        await Expect(alice.Heading("Import image")).ToBeVisibleAsync();
        var import = new ImportScreen(alice);
        await import.ChooseAsync(SampleDisks.Good);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await alice.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("by-keyboard");
        await alice.Page.Keyboard.PressAsync("Control+Enter");

        await import.IsReadyAsync("by-keyboard");
    }
}
