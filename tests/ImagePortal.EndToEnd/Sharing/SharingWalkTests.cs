using System.Diagnostics;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Sharing;

/// <summary>Sharing from its beginning to its end, in two browsers (R47–R58).</summary>
public sealed class SharingWalkTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "na-toronto";
    private const string Name = "walked-share";

    private static readonly string[] Forbidden = ["Copy to region", "Share", "Cancel sharing", "Edit", "Tags", "Delete"];

    [Fact]
    public async Task R49_R53_image_is_shared_with_three_accounts_at_once_seen_by_its_recipient_and_gone_without_a_reload_when_unshared()
    {
        var (alice, bob) = (await SignInAsync(world.Portal), await SignInAsync(world.Portal, Visitor.Bob));
        var (own, received) = (new ImageList(alice), new ImageList(bob));
        await own.ImportAsync(Region, Name);

        await ShareAsync(own, alice);
        await LookAsync(received, bob);
        await EndAsync(own, received, alice, bob);
        await ShareAgainAsync(own, alice);
    }

    /// <summary>Who had it before is offered, and nobody else.</summary>
    private static async Task ShareAgainAsync(ImageList list, Visitor alice)
    {
        await alice.Page.Keyboard.PressAsync("Escape");
        await list.ChooseAsync(Name, "Share");
        var known = list.Dialog.GetByRole(AriaRole.Group, new() { Name = "Shared with before" });
        await Expect(known.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await known.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("100000000002") }).ClickAsync();
        await Expect(list.Dialog).ToContainTextAsync("1 will be added");
        await Expect(known).ToHaveCountAsync(0);
        await alice.Button("Share with 1 account").ClickAsync();
        await Expect(list.Row(Name)).ToContainTextAsync("2 accounts");
    }

    /// <summary>Two accounts and one that does not exist, pasted as one list (R51, D10).</summary>
    private static async Task ShareAsync(ImageList list, Visitor alice)
    {
        await list.OpenAsync(Region);
        await list.ChooseAsync(Name, "Share");
        await alice.Page.GetByLabel("Account IDs").FillAsync("100000000002, 100000000003\n999999999999");

        await Expect(list.Dialog).ToContainTextAsync("2 will be added, 1 cannot be used.");
        await Expect(list.Dialog).ToContainTextAsync("no such account");
        await Expect(list.Dialog).ToContainTextAsync("Bo• Ta••••");
        await Expect(list.Dialog).ToContainTextAsync("48 of 50 places left after this");
        await Expect(list.Dialog).ToContainTextAsync("integrity and security are not guaranteed");
        await alice.Page.GetByLabel("Message").FillAsync("For the walk");
        await alice.Button("Share with 2 accounts").ClickAsync();

        await Expect(alice.Page.GetByText($"{Name} is shared with 2 accounts more")).ToBeVisibleAsync();
        await Expect(list.Row(Name)).ToContainTextAsync("2 accounts");
    }

    /// <summary>It is new, names its owner, and allows nothing but to start instances and to leave it (R21–R26, R33, R50).</summary>
    private static async Task LookAsync(ImageList list, Visitor bob)
    {
        await list.OpenAsync(Region);
        await Expect(bob.Page.GetByRole(AriaRole.Navigation, new() { Name = "Image type" })).ToContainTextAsync("1 new");
        await list.OpenAsync(Region, "?tab=shared");
        foreach (var words in new[] { "New", "100000000001", "Al••• Mo••••", "For the walk", "Not reviewed" })
        {
            await Expect(list.Row(Name)).ToContainTextAsync(words);
        }

        await list.OpenMenuAsync(Name);
        await Expect(list.Menu(Name).GetByRole(AriaRole.Button)).ToHaveTextAsync(["Start instance", "Leave", "Block owner"]);
        await bob.Page.Keyboard.PressAsync("Escape");
        await Expect(bob.Page.GetByLabel($"Select {Name}")).ToHaveCountAsync(0);

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = Name, Exact = true }).ClickAsync();
        await Expect(bob.Heading("Shared with you")).ToBeVisibleAsync();
        await Expect(bob.Main).ToContainTextAsync("You can start instances from it. Its owner alone can edit, copy, share or delete it.");
        foreach (var action in Forbidden)
        {
            await Expect(bob.Button(action)).ToHaveCountAsync(0);
        }
    }

    /// <summary>The recipient's list and the image's page lose it at once, and its address leads nowhere (R54, R56).</summary>
    private static async Task EndAsync(ImageList own, ImageList received, Visitor alice, Visitor bob)
    {
        var address = bob.Page.Url;
        var page = await bob.OpenTabAsync(address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Shared with you" })).ToBeVisibleAsync();
        await received.OpenAsync(Region, "?tab=shared");
        await Expect(received.Row(Name)).ToBeVisibleAsync();
        await bob.Page.EvaluateAsync("() => { window.unloaded = false; }");

        await own.ChooseAsync(Name, "Cancel sharing");
        await Expect(own.Dialog).ToContainTextAsync("Instances it has already started go on.");
        await alice.Button("Unshare with 100000000002").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Unshare", Exact = true }).ClickAsync();
        var since = Stopwatch.GetTimestamp();
        await Expect(own.Dialog).ToContainTextAsync("No longer shared with account 100000000002.");

        await Expect(received.Row(Name)).ToHaveCountAsync(0);
        TestContext.Current.TestOutputHelper!.WriteLine($"The image left the recipient's list after {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F0} ms.");
        Assert.False(await bob.Page.EvaluateAsync<bool>("() => window.unloaded"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no such image" })).ToBeVisibleAsync();
        await bob.OpenAsync(address);
        await Expect(bob.Heading("There is no such image")).ToBeVisibleAsync();
    }
}
