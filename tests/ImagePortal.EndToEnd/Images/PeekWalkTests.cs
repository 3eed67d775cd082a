using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Images;

/// <summary>An image beside the list: under keys and pointer, in the address, live, on a phone, and for somebody it is only shared with.</summary>
public sealed class PeekWalkTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-shanghai";
    private const string First = "peek-first";
    private const string Second = "peek-second";

    private static readonly string[] OwnersParts = ["Overview", "Check report", "Copies", "Shares", "Usage", "History"];

    [Fact]
    public async Task Keys_open_the_panel_walk_it_through_the_rows_and_close_it_to_where_they_were()
    {
        var (alice, list) = await BeginAsync();
        var (first, second) = (NameOf(list, First), NameOf(list, Second));

        await second.FocusAsync();
        await PressAsync(alice, "Space");
        await Expect(Panel(alice, Second)).ToBeVisibleAsync();
        await Expect(second).ToBeFocusedAsync();
        await PressAsync(alice, "ArrowDown");
        await Expect(Panel(alice, First)).ToContainTextAsync("Available");
        await Expect(first).ToBeFocusedAsync();
        await Expect(alice.Page.Locator("[data-peek]")).ToHaveCountAsync(1);

        await PressAsync(alice, "k");
        await Expect(Panel(alice, Second)).ToBeVisibleAsync();
        await PressAsync(alice, "j");
        await Expect(Panel(alice, First)).ToBeVisibleAsync();
        await PressAsync(alice, "ArrowRight");
        await Expect(Panel(alice, First).GetByRole(AriaRole.Heading, new() { Name = First })).ToBeFocusedAsync();
        await PressAsync(alice, "Escape");
        await Expect(first).ToBeFocusedAsync();
        await Expect(alice.Page.Locator("[data-peek]")).ToHaveCountAsync(0);
        Assert.DoesNotContain("peek=", alice.Page.Url, StringComparison.Ordinal);

        await SwitchKeysOffAsync(alice, list);
        await first.FocusAsync();
        await PressAsync(alice, "Enter");
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = First, Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Panel_opened_by_pointer_keeps_image_and_part_in_the_address_and_follows_a_rename_in_another_browser()
    {
        var (alice, list) = await BeginAsync();

        await list.Row(First).GetByRole(AriaRole.Button, new() { Name = $"Preview {First}" }).ClickAsync();
        foreach (var part in OwnersParts)
        {
            await Part(alice, First, part).ClickAsync();
            await Expect(Part(alice, First, part)).ToHaveAttributeAsync("aria-current", "page");
            await Expect(Panel(alice, First).GetByText("Loading")).ToHaveCountAsync(0);
            Assert.Empty(await AxeScan.RunAsync(alice, $"beside the list, {part}"));
        }

        await alice.Page.SetViewportSizeAsync(1280, 900);
        await Expect(alice.Page).ToHaveURLAsync(Visitor.Words("peek=img-[a-z0-9]+&part=history$"));
        await alice.ReloadAsync();
        await Expect(Panel(alice, First).GetByRole(AriaRole.List, new() { Name = "History" })).ToContainTextAsync("You began to import");
        await Expect(list.Row(Second)).ToContainTextAsync("Available");

        await RenameElsewhereAsync(list, alice.Page.Url.Split("peek=")[1].Split('&')[0]);
        await Expect(Panel(alice, "peek-renamed")).ToContainTextAsync($"renamed it from {First} to peek-renamed");
        await Part(alice, "peek-renamed", "Overview").ClickAsync();
        await Expect(Panel(alice, "peek-renamed")).ToContainTextAsync("Came from");
        await ReadOnAPhoneAsync(alice, list);
    }

    [Fact]
    public async Task Recipient_reads_beside_his_list_what_is_his_to_know_and_loses_it_when_the_sharing_ends_R50_R56()
    {
        var (alice, own) = await BeginAsync();
        await own.ChooseAsync(First, "Share");
        await alice.Page.GetByLabel("Account IDs").FillAsync("100000000002");
        await alice.Button("Share with 1 account").ClickAsync();
        await Expect(own.Row(First)).ToContainTextAsync("1 account");
        var bob = await SignInAsync(_portal!, Visitor.Bob);
        var received = new ImageList(bob);
        await received.OpenAsync(Region, "?tab=shared");

        await bob.Button($"Preview {First}").ClickAsync();
        await Expect(bob.Heading("Shared with you")).ToBeVisibleAsync();
        await Expect(Parts(bob, First).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Overview", "Check report", "Usage"]);
        await bob.OpenAsync(new Uri(bob.Page.Url).PathAndQuery.TrimStart('/') + "&part=shares");
        await Expect(Part(bob, First, "Overview")).ToHaveAttributeAsync("aria-current", "page");

        await own.ChooseAsync(First, "Cancel sharing");
        await alice.Button("Unshare with 100000000002").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Unshare", Exact = true }).ClickAsync();
        await Expect(bob.Heading("There is no such image here")).ToBeVisibleAsync();
        await bob.Button("Close the preview").ClickAsync();
        await Expect(bob.Page.Locator("[data-peek]")).ToHaveCountAsync(0);
    }

    private PortalProcess? _portal;

    /// <summary>Two images in a portal of the test's own; the second one stands above the first.</summary>
    private async Task<(Visitor Alice, ImageList List)> BeginAsync()
    {
        _portal = await StartPortalAsync(world.Mail);
        var alice = await SignInAsync(_portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, First);
        await list.ImportAsync(Region, Second);
        await list.OpenAsync(Region);
        await Expect(list.Row(Second)).ToContainTextAsync("Available");
        return (alice, list);
    }

    /// <summary>The keys are listed where they can be switched off; then none of the single ones does anything (WCAG 2.1.4).</summary>
    private static async Task SwitchKeysOffAsync(Visitor alice, ImageList list)
    {
        await PressAsync(alice, "?");
        await Expect(list.Dialog).ToContainTextAsync("Show an image beside the list");
        Assert.Empty(await AxeScan.RunAsync(alice, "keys of the list"));
        await alice.Page.SetViewportSizeAsync(1280, 900);
        await list.Dialog.GetByLabel("Single keys work in this browser").UncheckAsync();
        await list.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Expect(list.Dialog).ToHaveCountAsync(0);

        await NameOf(list, Second).FocusAsync();
        await PressAsync(alice, "Space");
        await NameOf(list, Second).FocusAsync();
        await PressAsync(alice, "ArrowDown");
        await Expect(NameOf(list, First)).ToBeFocusedAsync();
        await Expect(alice.Page.Locator("[data-peek]")).ToHaveCountAsync(0);
    }

    private async Task RenameElsewhereAsync(ImageList list, string image)
    {
        var other = await SignInAsync(_portal!);
        var elsewhere = new ImageList(other);
        await elsewhere.OpenAsync(Region, $"?peek={image}");
        await Panel(other, First).GetByRole(AriaRole.Button, new() { Name = $"Actions for {First}" }).ClickAsync();
        await Panel(other, First).GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await elsewhere.Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("peek-renamed");
        await elsewhere.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(list.Row("peek-renamed")).ToBeVisibleAsync();
    }

    /// <summary>The panel is the whole screen, has the focus, and gives it back to the row.</summary>
    private static async Task ReadOnAPhoneAsync(Visitor alice, ImageList list)
    {
        await PressAsync(alice, "Escape");
        await Expect(alice.Page.Locator("[data-peek]")).ToHaveCountAsync(0);
        await alice.Page.SetViewportSizeAsync(390, 800);
        await alice.Button($"Preview {Second}").ClickAsync();
        await Expect(Panel(alice, Second).GetByRole(AriaRole.Heading, new() { Name = Second })).ToBeFocusedAsync();

        var box = (await Panel(alice, Second).BoundingBoxAsync())!;
        Assert.Equal((0, 0, 390, 800), (box.X, box.Y, box.Width, box.Height));
        await Expect(alice.Page.GetByRole(AriaRole.Button, new() { Name = $"Preview {Second}" })).ToHaveCountAsync(0);
        Assert.True(await alice.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the sheet is wider than a phone");
        await alice.Button("Close the preview").ClickAsync();
        await Expect(NameOf(list, Second)).ToBeFocusedAsync();
    }

    private static Task PressAsync(Visitor visitor, string key) => visitor.Page.Keyboard.PressAsync(key);

    private static ILocator Panel(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private static ILocator Parts(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = $"Parts of {name}", Exact = true });

    private static ILocator Part(Visitor visitor, string name, string part) => Parts(visitor, name).GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words($"^{part}") });

    private static ILocator NameOf(ImageList list, string name) => list.Row(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
