using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Shell;

/// <summary>The pictures of the README, from a real run. Written to <c>infra/screenshots</c> when IMAGEPORTAL_WRITE_SCREENSHOTS is 1.</summary>
public sealed class ScreenshotTests(Chrome chrome, World world, SampleDisks disks) : BrowserTest(chrome)
{
    private const string Region = "ap-singapore";
    private const string Name = "web-base-debian12";

    private static readonly BrowserNewContextOptions Desk = new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1280, Height = 800 } };

    [Fact]
    public async Task The_pictures_of_the_readme_are_taken()
    {
        var disk = Needs.Disk("debian12-zlib.qcow2");
        var alice = await SignInAsync(world.Portal, Visitor.Alice, Desk);
        var import = new ImportScreen(alice);

        await import.OpenAsync(Region);
        await import.ChooseAsync(disk);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await TakeAsync(alice.Page, "import.png");

        await import.SubmitAsync(Name);
        await import.IsReadyAsync(Name);
        var image = world.Portal.Data.Operation(import.OperationId).ImageId;
        await PhotographRefusalAsync(alice, import);
        await PhotographListAsync(alice, import, disk);
        await PhotographMailAsync(image);
    }

    private async Task PhotographRefusalAsync(Visitor alice, ImportScreen import)
    {
        await import.OpenAsync(Region);
        await import.ChooseAsync(disks.Make("build-agent.qcow2", ["--gpt"]));
        await alice.Page.GetByLabel("Upload it although it would be refused").CheckAsync();
        await import.SubmitAsync("build-agent");
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Open the report" }).First.ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("This disk was refused");
        await TakeAsync(alice.Page, "report.png");
    }

    /// <summary>With one image ready, one refused and one on its way.</summary>
    private static async Task PhotographListAsync(Visitor alice, ImportScreen import, string disk)
    {
        await import.StartAsync(Region, disk, "database-node", kibibytesPerSecond: 24 << 10);
        await import.ReachesAsync(20);
        await alice.Button("Pause").ClickAsync();
        await Expect(import.Stage).ToContainTextAsync("Paused");
        var following = alice.Page.Url;

        await alice.OpenAsync($"images/{Region}");
        await Expect(alice.Row("database-node")).ToContainTextAsync("Importing");
        await TakeAsync(alice.Page, "images.png");
        await alice.OpenAsync(following);
        await alice.Button("Cancel import").ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("The import was cancelled.");
    }

    private async Task PhotographMailAsync(string image)
    {
        var mail = await world.Mail.ReceiveAsync(image);
        var reader = await VisitAsync(world.Portal, Desk);
        await reader.Page.SetViewportSizeAsync(1280, 560);
        await reader.Page.SetContentAsync(mail.HtmlBody!);
        await Expect(reader.Heading($"{Name} is ready in Singapore")).ToBeVisibleAsync();
        await TakeAsync(reader.Page, "mail.png");
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var write = Environment.GetEnvironmentVariable("IMAGEPORTAL_WRITE_SCREENSHOTS") == "1";
        await page.EvaluateAsync("() => { scrollTo(0, 0); return document.fonts.ready; }");
        await page.ScreenshotAsync(new() { Path = write ? Repository.PathOf($"infra/screenshots/{name}") : Output.PathOf(name), FullPage = name != "images.png" });
    }
}
