using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Images;

/// <summary>Dialogs, menus and the command palette: usable with the keyboard, and without a violation in both themes, wide and narrow.</summary>
public sealed class ImageDialogTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";
    private const string Name = "dialogs";

    private readonly List<string> _violations = [];

    [Fact]
    public async Task Dialogs_about_images_break_no_rule()
    {
        var alice = await SignInAsync(world.Portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, Name);

        await ScanDialogAsync(alice, list, "Share", "Account IDs", "100000000002 100000000001 1250000002 bob@example.test 999999999999");
        await ScanDialogAsync(alice, list, "Copy to region");
        await ScanDialogAsync(alice, list, "Delete");
        await ScanDialogAsync(alice, list, "Download");
        await ScanDialogAsync(alice, list, "Edit");
        await ScanDialogAsync(alice, list, "Tags", "Key", "env");
        await ScanMenusAsync(alice, list);
        Assert.True(_violations.Count == 0, string.Join('\n', _violations));
    }

    [Fact]
    public async Task Tag_is_set_in_bulk_found_by_a_filter_and_the_view_is_kept()
    {
        var alice = await SignInAsync(world.Portal, Visitor.Bob);
        var list = new ImageList(alice);
        await list.ImportAsync("ap-beijing", "tag-one");
        await list.ImportAsync("ap-beijing", "tag-two");

        await list.OpenAsync("ap-beijing");
        await list.SelectAsync("tag-one", "tag-two");
        await alice.Button("Tag").ClickAsync();

        // The dialog puts the focus there; who types before is interrupted.
        await Expect(alice.Page.GetByLabel("Key")).ToBeFocusedAsync();
        await alice.Page.GetByLabel("Key").FillAsync("env");
        await alice.Page.GetByLabel("Value").FillAsync("prod");
        await alice.Button("Save").ClickAsync();
        await Expect(list.Row("tag-one")).ToContainTextAsync("env=prod");

        await alice.Page.Keyboard.PressAsync("/");
        await alice.Page.Keyboard.TypeAsync("tag:env=prod ");
        await Expect(alice.Page).ToHaveURLAsync(Visitor.Words("filter=tag%3Aenv%3Dprod"));
        await alice.Page.Keyboard.TypeAsync("two");
        await Expect(list.Row("tag-one")).ToHaveCountAsync(0);
        await Expect(list.Row("tag-two")).ToBeVisibleAsync();

        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Views, none" }).ClickAsync();
        await alice.Page.GetByLabel("Name for this view").FillAsync("Production");
        await alice.Page.Keyboard.PressAsync("Enter");
        await Expect(alice.Page.GetByRole(AriaRole.Button, new() { Name = "Views, Production" })).ToBeVisibleAsync();
        await list.OpenAsync("ap-beijing");
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Views, none" }).ClickAsync();
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Production" }).ClickAsync();
        await Expect(list.Row("tag-one")).ToHaveCountAsync(0);
        await Expect(list.Row("tag-two")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Palette_leads_to_an_image_and_to_another_region_with_the_keyboard_alone()
    {
        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        await carol.OpenAsync($"images/{Region}");

        await carol.Page.Keyboard.PressAsync("Control+k");
        await carol.Page.Keyboard.TypeAsync("wiki");
        await Expect(carol.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Wiki appliance");
        await carol.Page.Keyboard.PressAsync("Enter");
        await Expect(carol.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Wiki appliance");

        await carol.Page.Keyboard.PressAsync("Control+k");
        await carol.Page.Keyboard.TypeAsync("singap");
        await Expect(carol.Page.GetByRole(AriaRole.Option, new() { NameRegex = Visitor.Words("^Singapore") })).ToBeVisibleAsync();
        await carol.Page.Keyboard.PressAsync("ArrowDown");
        await carol.Page.Keyboard.PressAsync("ArrowUp");
        await carol.Page.Keyboard.PressAsync("Enter");
        await Expect(carol.Page.GetByText("in Singapore.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Operator_publishes_an_image_and_everyone_sees_its_cost_and_badge()
    {
        var admin = await SignInAsync(world.Portal, "admin@example.test");
        var list = new ImageList(admin);
        await list.ImportAsync("ap-beijing", "to-publish");

        await admin.OpenAsync("admin/images");
        await admin.Button("Publish an image").ClickAsync();
        await admin.Page.GetByLabel("Custom image").SelectOptionAsync(new SelectOptionValue { Label = "to-publish (Beijing)" });
        await admin.Page.GetByLabel("Market, made by a third party").CheckAsync();
        await admin.Page.GetByLabel("Provider").FillAsync("Harbour Software");
        await admin.Page.GetByLabel("Price an hour").FillAsync("0.25");
        await admin.Page.GetByLabel("Badge").FillAsync("Provider vetted, image reviewed");
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Published wiki");
        _violations.AddRange(await AxeScan.RunAsync(admin, "publish"));
        await admin.Button("Publish").ClickAsync();
        await Expect(admin.Page.GetByText("Published in Beijing")).ToBeVisibleAsync();
        _violations.AddRange(await AxeScan.RunAsync(admin, "offers"));

        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        await new ImageList(carol).OpenAsync("ap-beijing", "?tab=market");
        foreach (var words in new[] { "0.25 USD an hour", "Provider vetted, image reviewed", "Harbour Software" })
        {
            await Expect(carol.Row("Published wiki")).ToContainTextAsync(words);
        }

        _violations.AddRange(await AxeScan.RunAsync(carol, "market"));
        Assert.True(_violations.Count == 0, string.Join('\n', _violations));
    }

    private async Task ScanDialogAsync(Visitor alice, ImageList list, string command, string? field = null, string text = "")
    {
        await alice.Page.SetViewportSizeAsync(1280, 900);
        await list.OpenAsync(Region, $"?filter={Name}");
        await list.ChooseAsync(Name, command);
        await Expect(list.Dialog).ToBeVisibleAsync();
        if (field is not null)
        {
            await alice.Page.GetByLabel(field, new() { Exact = true }).FillAsync(text);
        }

        await ScanAsync(alice, command);
        await alice.Page.Keyboard.PressAsync("Escape");
    }

    private async Task ScanMenusAsync(Visitor alice, ImageList list)
    {
        await alice.Page.SetViewportSizeAsync(1280, 900);
        await list.OpenAsync(Region, "?filter=os:debian size:nonsense");
        await ScanAsync(alice, "filters");
        await alice.Page.GetByLabel("Filter images").FocusAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await ScanAsync(alice, "suggestions");
        await alice.Page.Keyboard.PressAsync("Escape");
        foreach (var menu in (string[])["^Views", "^Columns"])
        {
            await alice.Page.SetViewportSizeAsync(1280, 900);
            await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words(menu) }).ClickAsync();
            await ScanAsync(alice, menu);
            await alice.Page.Keyboard.PressAsync("Escape");
        }

        await alice.Page.Keyboard.PressAsync("Control+k");
        await Expect(alice.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await ScanAsync(alice, "palette");
    }

    private async Task ScanAsync(Visitor alice, string where)
    {
        _violations.AddRange(await AxeScan.RunAsync(alice, where));
        var shots = Environment.GetEnvironmentVariable("IMAGEPORTAL_LOOK");
        if (shots is not null)
        {
            foreach (var (theme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 390) })
            {
                await alice.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                await alice.Page.SetViewportSizeAsync(width, 900);
                await alice.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"{where.Trim('^')}-{theme}-{width}.png") });
            }
        }
    }
}
