using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Tickets;

/// <summary>From the application to the import and back, with an applicant and a reviewer in two browsers (R92, R102, D19, test shape 9).</summary>
public sealed class PermissionJourneyTests(Chrome chrome, World world, OwnPortals portals) : BrowserTest(chrome), IClassFixture<OwnPortals>
{
    private const string Region = "na-toronto";
    private const string Reviewer = "admin@example.test";

    [Fact]
    public async Task A_member_applies_an_operator_approves_by_keyboard_and_the_import_begins_without_a_new_sign_in_R92_R102()
    {
        var portal = await portals.StartAsync();
        var (dora, carol) = (await SignInAsync(portal, Visitor.Dora), await SignInAsync(portal, Visitor.Carol));
        await ApplyAsync(dora, "Golden images of our build farm");
        await ApplyAsync(carol, "Move 8 machines from our old cluster");
        var import = new ImportScreen(carol);
        await import.OpenAsync(Region);
        await Expect(carol.Main).ToContainTextAsync("waits for an answer");

        var reviewer = await SignInAsync(portal, Reviewer);
        await reviewer.OpenAsync("admin/tickets");
        await Expect(Ticket(reviewer, "Dora Lind")).ToBeVisibleAsync();
        await reviewer.Page.Keyboard.PressAsync("j");
        await Expect(Ticket(reviewer, "Carol Okafor")).ToBeVisibleAsync();
        await reviewer.Page.Keyboard.PressAsync("a");
        await Expect(Ticket(reviewer, "Dora Lind")).ToBeVisibleAsync();

        // The import page was open all the while: it opens up by itself.
        await Expect(carol.Main).Not.ToContainTextAsync("waits for an answer");
        await import.ChooseAsync(SampleDisks.Good);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await import.SubmitAsync("permitted");
        await import.IsReadyAsync("permitted");

        await reviewer.Page.Keyboard.PressAsync("r");
        await Expect(reviewer.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await reviewer.Page.Keyboard.TypeAsync("A public image covers this");
        await reviewer.Page.Keyboard.PressAsync("Enter");
        await Expect(reviewer.Heading("Nobody waits")).ToBeVisibleAsync();
        await Expect(dora.Main).ToContainTextAsync("Declined");
        await Expect(dora.Main).ToContainTextAsync("A public image covers this");
        await Wait.UntilAsync("both answers by mail", () => Subjects(Visitor.Carol).Contains("approved") && Subjects(Visitor.Dora).Contains("declined"));
    }

    [Fact]
    public async Task After_a_revocation_the_running_import_finishes_and_new_ones_are_refused_without_a_reload_R92_D19()
    {
        var portal = await portals.StartAsync();
        var carol = await SignInAsync(portal, Visitor.Carol);
        await ApplyAsync(carol, "One import");
        var reviewer = await SignInAsync(portal, Reviewer);
        await reviewer.OpenAsync("admin/tickets");
        await Expect(Ticket(reviewer, "Carol Okafor")).ToBeVisibleAsync();
        await reviewer.Page.Keyboard.PressAsync("a");
        await Expect(reviewer.Heading("Nobody waits")).ToBeVisibleAsync();

        var import = new ImportScreen(carol);
        await import.StartAsync(Region, SampleDisks.Good, "already-running", kibibytesPerSecond: 256);
        var other = await carol.OpenTabAsync($"images/{Region}");
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Import image" })).ToBeVisibleAsync();

        await reviewer.OpenAsync("admin/tickets?filter=approved");
        await reviewer.Page.GetByLabel("Take the permission back").FillAsync("The contract ended");
        await reviewer.Button("Revoke the permission").ClickAsync();
        await Expect(reviewer.Main).ToContainTextAsync("took the permission back");

        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Apply to import" })).ToBeVisibleAsync();
        await import.IsReadyAsync("already-running");
        await import.OpenAsync(Region);
        await Expect(carol.Main).ToContainTextAsync("was withdrawn: The contract ended.");
        await import.ChooseAsync(SampleDisks.Good);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(import.Submit).ToHaveCountAsync(0);

        await reviewer.OpenAsync("admin/accounts/100000000003");
        await reviewer.Button("Give the permission").ClickAsync();
        await Expect(import.Submit).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Import image" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Both_sides_talk_on_a_ticket_and_every_page_of_it_breaks_no_rule_of_accessibility_D19()
    {
        var portal = await portals.StartAsync();
        var violations = new List<string>();
        async Task LookAsync(Visitor visitor, string name)
        {
            // A toast that fades has less contrast than one that stands.
            await Expect(visitor.Page.Locator(".mud-snackbar")).ToHaveCountAsync(0);
            violations.AddRange(await AxeScan.RunAsync(visitor, name));
            await visitor.PhotographAsync(Output.PathOf($"{name} 390.png"));
            await visitor.Page.SetViewportSizeAsync(1280, 900);
            await visitor.PhotographAsync(Output.PathOf($"{name} light.png"));
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await visitor.PhotographAsync(Output.PathOf($"{name} dark.png"));
        }

        var carol = await SignInAsync(portal, Visitor.Carol);
        await carol.OpenAsync($"images/{Region}/import");
        await Expect(carol.Main.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true })).ToBeVisibleAsync();
        await LookAsync(carol, "import without permission");
        await carol.OpenAsync("tickets");
        await Expect(carol.Heading("Apply")).ToBeVisibleAsync();
        await LookAsync(carol, "apply");
        await ApplyAsync(carol, "Move 8 virtual machines from our old cluster before its contract ends on 31 December.");

        var reviewer = await SignInAsync(portal, Reviewer);
        await reviewer.OpenAsync("admin/tickets");
        await reviewer.Page.GetByLabel("Comment to the applicant").FillAsync("Do the machines start by BIOS or by UEFI?");
        await reviewer.Button("Add comment").ClickAsync();
        await Expect(carol.Main).ToContainTextAsync("Do the machines start by BIOS or by UEFI?");
        await carol.Page.GetByLabel("Comment").FillAsync("Six by BIOS.\nThe other two by UEFI.");
        await carol.Button("Add comment").ClickAsync();
        await Expect(reviewer.Main).ToContainTextAsync("Six by BIOS.");
        await LookAsync(carol, "pending");
        await LookAsync(reviewer, "review");
        await reviewer.Page.GetByLabel("Choose Carol Okafor").CheckAsync();
        await reviewer.Page.Keyboard.PressAsync("Escape");
        await reviewer.Button("All keys ?").ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync(reviewer, "keys");
        await SwitchKeysOffAsync(reviewer);

        await carol.Button("Withdraw application").ClickAsync();
        await carol.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Withdraw application" }).ClickAsync();
        await Expect(carol.Heading("Earlier applications")).ToBeVisibleAsync();
        await Expect(reviewer.Heading("Nobody waits")).ToBeVisibleAsync();
        await LookAsync(reviewer, "empty queue");
        await carol.Page.GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words("^Move 8 virtual") }).ClickAsync();
        await Expect(carol.Main).ToContainTextAsync("withdrew the application");
        await LookAsync(carol, "withdrawn");
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    /// <summary>Single keys can be switched off (WCAG 2.1.4); then they do nothing.</summary>
    private static async Task SwitchKeysOffAsync(Visitor reviewer)
    {
        await reviewer.Page.GetByLabel("Single keys work in this browser").UncheckAsync();
        await reviewer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await reviewer.Page.Keyboard.PressAsync("?");
        await reviewer.Page.Keyboard.PressAsync("a");
        await Expect(reviewer.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Ticket(reviewer, "Carol Okafor")).ToBeVisibleAsync();
    }

    private static async Task ApplyAsync(Visitor visitor, string purpose)
    {
        await visitor.OpenAsync($"images/{Region}");
        await visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Apply to import" }).First.ClickAsync();
        await visitor.Page.GetByLabel("What do you want to import, and why?").FillAsync(purpose);
        await visitor.Page.GetByLabel("How many images, how often?").FillAsync("8 once, then 1 a month");
        await Expect(visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Toronto" })).ToBeCheckedAsync();
        await visitor.Button("Apply").ClickAsync();
        await Expect(visitor.Heading("Your application")).ToBeVisibleAsync();
        await Expect(visitor.Main).ToContainTextAsync("Pending");
    }

    private static ILocator Ticket(Visitor reviewer, string applicant) => reviewer.Page.GetByRole(AriaRole.Region, new() { Name = applicant });

    private string Subjects(string recipient) =>
        string.Join('\n', world.Mail.Mails.Where(x => x.To.Mailboxes.Any(m => m.Address == recipient)).Select(x => x.Subject));
}
