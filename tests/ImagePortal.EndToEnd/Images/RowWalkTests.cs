using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Images;

/// <summary>Rows of the list under pointer and keys.</summary>
public sealed class RowWalkTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-beijing";

    [Fact]
    public async Task A_row_opens_its_menu_by_right_click_and_by_key_and_new_rows_wait_while_the_pointer_is_on_the_list()
    {
        var portal = await StartPortalAsync(world.Mail);
        var alice = await SignInAsync(portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, "row-one");
        await list.ImportAsync(Region, "row-two");
        await list.OpenAsync(Region);

        await list.Row("row-one").GetByText("Available").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(list.Menu("row-one").GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true })).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Escape");
        await Expect(list.Menu("row-one")).ToBeHiddenAsync();
        await WalkByKeysAsync(list, alice);
        await WaitForNewAsync(portal, list, alice);

        await list.Row("row-one").GetByText("Available").DblClickAsync();
        await Expect(alice.Heading("row-one")).ToBeVisibleAsync();
    }

    private static async Task WalkByKeysAsync(ImageList list, Visitor alice)
    {
        var (first, second) = (NameOf(list, "row-two"), NameOf(list, "row-one"));
        await first.FocusAsync();
        await alice.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(second).ToBeFocusedAsync();
        await alice.Page.Keyboard.PressAsync("Shift+F10");
        await Expect(list.Menu("row-one").GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await alice.Page.Keyboard.PressAsync("Escape");
        await Expect(second).ToBeFocusedAsync();
    }

    /// <summary>A third image comes while the pointer is on the list.</summary>
    private async Task WaitForNewAsync(PortalProcess portal, ImageList list, Visitor alice)
    {
        await list.Row("row-one").HoverAsync();
        var other = await SignInAsync(portal);
        await new ImageList(other).ImportAsync(Region, "row-three");

        var show = alice.Button("1 new image, show");
        await Expect(show).ToBeVisibleAsync();
        await Expect(list.Row("row-three")).ToHaveCountAsync(0);
        Assert.Empty(await AxeScan.RunAsync(alice, "new rows"));
        await show.ClickAsync();
        await Expect(list.Row("row-three")).ToContainTextAsync("Available");
        await Expect(show).ToHaveCountAsync(0);
    }

    private static ILocator NameOf(ImageList list, string name) => list.Row(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
