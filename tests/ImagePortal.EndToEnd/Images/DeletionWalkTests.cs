using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Images;

/// <summary>Many images deleted at once: what cannot go is named with its way on, the rest goes and comes back (R62–R67, D14).</summary>
public sealed class DeletionWalkTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-hongkong";

    [Fact]
    public async Task R65_reasons_stand_above_the_list_with_a_remedy_each_and_what_went_comes_back()
    {
        var alice = await SignInAsync(world.Portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, "walk-shared");
        await list.ImportAsync(Region, "walk-goes");
        await ShareAsync(list, alice, "walk-shared");
        await new ImportScreen(alice).StartAsync(Region, SampleDisks.Good, "walk-comes", kibibytesPerSecond: 16);
        await alice.Button("Pause").ClickAsync();
        var following = alice.Page.Url;

        await list.OpenAsync(Region, "?filter=walk");
        await list.SelectAsync("walk-shared", "walk-goes", "walk-comes");
        await alice.Button("Delete").ClickAsync();
        await Expect(list.Dialog).ToContainTextAsync("No new instance can start from them. Instances already started go on.");
        await Expect(list.Dialog).ToContainTextAsync("terminate it if it is pay-as-you-go, or let it expire if it is prepaid");
        await alice.Button("Delete 3 images").ClickAsync();

        var reasons = alice.Main.GetByRole(AriaRole.Alert);
        await Expect(reasons).ToContainTextAsync("2 of 3 images were not deleted");
        await Expect(reasons).ToContainTextAsync("Shared with 1 account. Cancel the sharing first, then delete it again.");
        await Expect(reasons).ToContainTextAsync("walk-goes is in the recycle bin until");
        await Expect(list.Row("walk-goes")).ToHaveCountAsync(0);
        await Expect(reasons.GetByRole(AriaRole.Link, new() { Name = "Open operation: walk-comes" })).ToHaveAttributeAsync("href", Visitor.Words("^operations/op-"));

        await reasons.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(list.Row("walk-goes")).ToContainTextAsync("Available");
        await MendAsync(list, alice, reasons);
        await alice.OpenAsync(following);
        await alice.Button("Cancel import").ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("The import was cancelled.");
    }

    private static async Task ShareAsync(ImageList list, Visitor alice, string name)
    {
        await list.OpenAsync(Region);
        await list.ChooseAsync(name, "Share");
        await alice.Page.GetByLabel("Account IDs").FillAsync("100000000002");
        await alice.Button("Share with 1 account").ClickAsync();
        await Expect(list.Row(name)).ToContainTextAsync("1 account");
    }

    /// <summary>The remedy ends the sharing; then the image goes, and goes for good.</summary>
    private static async Task MendAsync(ImageList list, Visitor alice, ILocator reasons)
    {
        await alice.Button("Clear selection").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Region, new() { Name = "Selected images" })).ToHaveCountAsync(0);
        await list.SelectAsync("walk-shared", "walk-goes");
        await alice.Button("Delete").ClickAsync();
        await alice.Button("Delete 2 images").ClickAsync();
        await reasons.GetByRole(AriaRole.Button, new() { Name = "Cancel sharing: walk-shared" }).ClickAsync();
        await alice.Button("Unshare with 100000000002").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Unshare", Exact = true }).ClickAsync();
        await alice.Button("Close").Last.ClickAsync();
        await list.ChooseAsync("walk-shared", "Delete");
        await alice.Button("Delete image").ClickAsync();
        await Expect(list.Row("walk-shared")).ToHaveCountAsync(0);

        await list.OpenAsync(Region, "?bin=1");
        await Expect(list.Row("walk-goes")).ToBeVisibleAsync();
        await alice.Button("Empty the recycle bin").ClickAsync();
        await Expect(list.Dialog).ToContainTextAsync("Their 2 places are free at once.");
        await alice.Button("Delete 2 images for good").ClickAsync();
        await Expect(alice.Heading("The recycle bin is empty")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByText("2 images are gone, their places are free")).ToBeVisibleAsync();
    }
}
