using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A real Debian disk of 10 GiB, from the sign-in to the mail.</summary>
public sealed class ImportJourneyTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";

    [Fact]
    public async Task A_real_disk_is_checked_uploaded_stored_and_reported()
    {
        var disk = Needs.Disk("debian12.qcow2");
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        var staged = world.Portal.Data.StagedFiles();

        await import.OpenAsync(Region);
        await import.ChooseAsync(disk);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(import.Verdict).ToContainTextAsync("Nothing is uploaded yet.");
        await Expect(import.Verdict).ToContainTextAsync("Debian GNU/Linux 12 (bookworm)");
        await Expect(import.Verdict).ToContainTextAsync("10 GiB");
        Assert.Empty(world.Portal.Data.StagedFiles().Except(staged));

        await import.WatchAsync();
        await import.SubmitAsync("web-base");
        var operation = import.OperationId;
        await import.IsReadyAsync("web-base");
        AssertMoved(await import.SeenAsync());

        var image = world.Portal.Data.Operation(operation).ImageId;
        await SeesImageAndReportAsync(alice, image);
        await AssertOneMailAsync(image, "web-base is ready in Guangzhou");
        await SeesNoticeAndOperationAsync(alice, image);
        await AssertSecondCostsNothingAsync(import, Needs.Disk("debian12-zlib.qcow2"), image);
    }

    private static void AssertMoved(IReadOnlyList<(string Stage, int Percent)> seen)
    {
        Assert.Equal("Upload", seen[0].Stage);
        Assert.True(seen.Select(x => x.Stage).Distinct().Count() > 1, $"Only {seen[0].Stage} was seen.");
        Assert.True(seen.Select(x => x.Percent).Distinct().Count() > 5, $"Too few steps: {string.Join(", ", seen)}");
        Assert.Equal(seen.Select(x => x.Percent).Order(), seen.Select(x => x.Percent));
    }

    private static async Task SeesImageAndReportAsync(Visitor alice, string image)
    {
        await alice.Main.GetByRole(AriaRole.Link, new() { Name = image }).ClickAsync();
        await Expect(alice.Heading("web-base")).ToBeVisibleAsync();
        await Expect(alice.Main).ToContainTextAsync("Available");
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Check report", Exact = true }).ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("This disk was accepted");
        await Expect(alice.Page.GetByRole(AriaRole.Region, new() { Name = "Check report" })).ToContainTextAsync("virtio");

        await alice.OpenAsync($"images/{Region}");
        await Expect(alice.Row("web-base")).ToContainTextAsync("Available");
        await Expect(alice.Row("web-base")).ToContainTextAsync(image);
    }

    private async Task AssertOneMailAsync(string image, string subject)
    {
        var mail = await world.Mail.ReceiveAsync(image);

        var link = $"{world.Portal.Address}images/{Region}/{image}";
        Assert.Equal(subject, mail.Subject);
        Assert.Equal(Visitor.Alice, Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(image, mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link}\"", mail.HtmlBody, StringComparison.Ordinal);
        await Wait.UntilAsync("the outbox to be done", () => world.Portal.Data.OutboxStates(image).All(x => x == "Sent"));
        Assert.Single(world.Portal.Data.OutboxStates(image));
        Assert.Single(world.Mail.About(image));
    }

    private static async Task SeesNoticeAndOperationAsync(Visitor alice, string image)
    {
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words(@"^Notifications, \d+ unread") }).ClickAsync();
        var notices = alice.Page.GetByRole(AriaRole.Group, new() { Name = "Notifications" });
        await Expect(notices.GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words("^web-base is ready in Guangzhou") })).ToHaveAttributeAsync("href", $"/images/{Region}/{image}");
        await alice.Page.Keyboard.PressAsync("Escape");

        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Operations") }).ClickAsync();
        var drawer = alice.Page.GetByRole(AriaRole.Complementary, new() { Name = "Operations" });
        await Expect(drawer.GetByRole(AriaRole.Region, new() { Name = "Import web-base, Succeeded" })).ToBeVisibleAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = image }).ClickAsync();
        await Expect(alice.Heading("web-base")).ToBeVisibleAsync();
    }

    private async Task AssertSecondCostsNothingAsync(ImportScreen import, string disk, string image)
    {
        var chunks = world.Portal.Data.Chunks(Region);

        await import.StartAsync(Region, disk, "web-base-again");
        await import.IsReadyAsync("web-base-again");

        var second = world.Portal.Data.Operation(import.OperationId).ImageId;
        Assert.Equal(chunks, world.Portal.Data.Chunks(Region));
        Assert.Equal(DigestOf(image), DigestOf(second));
        await AssertOneMailAsync(second, "web-base-again is ready in Guangzhou");
    }

    private string? DigestOf(string image) => world.Portal.Data.CustomImagesIn(Region).Single(x => x.Id == image).Digest;
}
