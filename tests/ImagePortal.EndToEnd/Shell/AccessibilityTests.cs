using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Shell;

/// <summary>Every page under every rule of axe, best practices included, in both themes, on a desk and on a phone.</summary>
public sealed class AccessibilityTests(Chrome chrome, World world, SampleDisks disks) : BrowserTest(chrome)
{
    private const string Region = "na-toronto";

    private readonly List<string> _violations = [];

    [Fact]
    public async Task Pages_that_show_what_is_there_break_no_rule()
    {
        var guest = await VisitAsync(world.Portal);
        await guest.Page.GotoAsync("sign-in");
        await ScanAsync(guest, "sign-in");
        await guest.FillSignInAsync(Visitor.Bob, "a wrong one");
        await ScanAsync(guest, "sign-in refused");

        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        foreach (var path in (string[])[$"images/{Region}?tab=public", $"images/{Region}", $"images/{Region}?tab=public&filter=nothing", $"instances/{Region}", $"instances/{Region}/ins-zzzzzzzz", "operations", "files", "account", "help", $"images/{Region}/img-zzzzzzzz", "images/nowhere"])
        {
            await carol.OpenAsync(path);
            await Expect(carol.Main.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await ScanAsync(carol, path);
        }

        carol.Forgive("404");
        await carol.OpenAsync("there/is/no/such/page");
        await Expect(carol.Heading("There is nothing here")).ToBeVisibleAsync();
        await ScanAsync(carol, "not found");
        AssertNone();
    }

    [Fact]
    public async Task Operators_pages_and_those_for_a_password_break_no_rule()
    {
        var guest = await VisitAsync(world.Portal);
        foreach (var path in (string[])["forgot-password", "set-password"])
        {
            await guest.Page.GotoAsync(path);
            await ScanAsync(guest, path);
        }

        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        foreach (var path in (string[])
            ["admin", "admin/accounts", "admin/accounts?q=nothing", "admin/accounts/new", "admin/accounts/100000000001", "admin/regions", "admin/regions/new",
                "admin/regions/ap-guangzhou/edit", "account/members", "account/security"])
        {
            await admin.OpenAsync(path);
            await Expect(admin.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await ScanAsync(admin, path);
        }

        AssertNone();
    }

    [Fact]
    public async Task Pages_of_an_import_break_no_rule()
    {
        var alice = await SignInAsync(world.Portal, Visitor.Alice);
        var import = new ImportScreen(alice);

        await import.OpenAsync(Region);
        await Expect(alice.Heading("Drop a disk image here")).ToBeVisibleAsync();
        await ScanAsync(alice, "import, drop zone");
        await import.CheckAsync("https://10.0.0.1/disk.raw");
        await Expect(import.Refusal).ToContainTextAsync("The portal cannot read this address");
        await ScanAsync(alice, "import, address refused");

        await import.ChooseAsync(disks.Make("refused.qcow2", ["--no-virtio"]));
        await Expect(import.Verdict).ToContainTextAsync("would be refused");
        await ScanAsync(alice, "import, would be refused");
        await alice.Page.GetByLabel("Upload it although it would be refused").CheckAsync();
        await import.SubmitAsync("refused");
        await Expect(alice.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Virtio drivers");
        await ScanAsync(alice, "import, refused");

        await import.StartAsync(Region, SampleDisks.Good, "accessible", kibibytesPerSecond: 64);
        await alice.Button("Pause").ClickAsync();
        await Expect(import.Stage).ToContainTextAsync("Paused");
        await ScanAsync(alice, "import, paused");
        await ScanListsAsync(alice);
        await EndAsync(alice, import);
        AssertNone();
    }

    [Fact]
    public async Task Pages_of_messages_and_of_the_audit_break_no_rule()
    {
        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        carol.Forgive("403");
        await carol.Page.GotoAsync("admin/audit");
        await LoseMessageAsync();
        await carol.OpenAsync("account/notifications");
        await carol.Page.GetByLabel("Phone number").FillAsync("+86 138 0013 8077");
        await carol.Button("Send a code").ClickAsync();
        await Expect(carol.Button("Verify")).ToBeVisibleAsync();
        await carol.Button("Verify").ClickAsync();
        await Expect(carol.Main.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ScanAsync(carol, "notification settings");
        foreach (var path in (string[])["notifications", "notifications?show=unread", "account/audit", "account/audit?action=nothing"])
        {
            await carol.OpenAsync(path);
            await Expect(carol.Main.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await ScanAsync(carol, path);
        }

        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/audit?refused=1");
        await Expect(admin.Row("refused.page.operators-only").First).ToBeVisibleAsync();
        await admin.Button("Check the record").ClickAsync();
        await Expect(admin.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("The record is");
        await ScanAsync(admin, "audit");
        await admin.OpenAsync("admin/dead-letters");
        await Expect(admin.Row("web was shared with you")).ToContainTextAsync("550 5.1.1 no such mailbox");
        await ScanAsync(admin, "dead letters");
        AssertNone();
    }

    [Fact]
    public async Task Pages_of_stores_break_no_rule()
    {
        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/stores");
        await Expect(admin.Page.GetByRole(AriaRole.Table, new() { Name = "Stores" })).ToBeVisibleAsync();
        await ScanAsync(admin, "stores");
        await admin.OpenAsync("admin/stores/ap-hongkong");
        await Expect(admin.Main.GetByRole(AriaRole.Meter)).ToBeVisibleAsync();
        await ScanAsync(admin, "a store");
        AssertNone();
    }

    /// <summary>News that its mail could not be delivered about.</summary>
    private async Task LoseMessageAsync()
    {
        await world.Portal.Data.ChangeAsync(
            """
            INSERT INTO notifications (Id, Account, Member, Kind, Title, Link, Payload, CreatedAt, IsWaiting)
            SELECT 'AAAAAAAA-0000-4000-8000-000000000001', m.Account, m.Id, 'ImageShared', 'web was shared with you', '/images', '{}', a.CreatedAt, 0
            FROM members m JOIN accounts a ON a.Id = m.Account WHERE m.Email = $key
            """,
            Visitor.Carol);
        await world.Portal.Data.ChangeAsync(
            """
            INSERT INTO outbox (Id, Notification, Account, Channel, Recipient, State, Attempt, DueAt, LastFault, Version)
            SELECT 'AAAAAAAA-0000-4000-8000-000000000002', Id, Account, 'Mail', $key, 'Dead', 8, CreatedAt, '550 5.1.1 no such mailbox', Id
            FROM notifications WHERE Id = 'AAAAAAAA-0000-4000-8000-000000000001'
            """,
            Visitor.Carol);
    }

    private async Task ScanListsAsync(Visitor alice)
    {
        await alice.ReloadAsync();
        await Expect(alice.Heading("Choose sample-debian12.qcow2 again to go on")).ToBeVisibleAsync();
        await ScanAsync(alice, "import, file to be chosen again");
        var here = alice.Page.Url;

        foreach (var path in (string[])[$"images/{Region}", "operations", "files"])
        {
            await alice.OpenAsync(path);
            await Expect(alice.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
            await ScanAsync(alice, path);
        }

        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Notifications") }).ClickAsync();
        await ScanAsync(alice, "notifications");
        await alice.Page.Keyboard.PressAsync("Escape");
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("account menu") }).ClickAsync();
        await ScanAsync(alice, "account menu");
        await alice.Page.Keyboard.PressAsync("Escape");
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Operations") }).ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Complementary, new() { Name = "Operations" })).ToBeVisibleAsync();
        await ScanAsync(alice, "operations drawer");
        await alice.OpenAsync(here);
    }

    private async Task EndAsync(Visitor alice, ImportScreen import)
    {
        await import.ChooseAsync(SampleDisks.Good);
        await import.IsReadyAsync("accessible");
        await ScanAsync(alice, "import, done");
        var operation = world.Portal.Data.Operation(import.OperationId);
        await alice.OpenAsync($"operations/{operation.Id}");
        await Expect(alice.Heading("accessible")).ToBeVisibleAsync();
        await ScanAsync(alice, "operation");
        foreach (var (part, words) in ((string, string)[])
            [("overview", "Came from"), ("report", "This disk was accepted"), ("copies", "It was not copied"), ("shares", "Shared with 0 of"), ("usage", "None of your instances"), ("history", "You began to import")])
        {
            await alice.OpenAsync($"images/{Region}/{operation.ImageId}?tab={part}");
            await Expect(alice.Main).ToContainTextAsync(words);
            await ScanAsync(alice, $"image, {part}");
        }
    }

    private async Task ScanAsync(Visitor visitor, string where) => _violations.AddRange(await AxeScan.RunAsync(visitor, where));

    private void AssertNone() => Assert.True(_violations.Count == 0, string.Join('\n', _violations));
}
