using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Instances;

/// <summary>A person makes an image of a machine that runs, and follows it from the log of operations to its row (test shape 7).</summary>
public sealed class CreateImageWalkTests(Chrome chrome) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";
    private const string Machine = "imaged-machine";
    private const string Name = "imaged-web";

    [Fact]
    public async Task R35_R36_R37_R38_R39_image_is_made_from_the_row_of_an_instance_and_its_link_in_the_log_leads_to_the_row_of_the_image()
    {
        Needs.Hypervisor();
        await using var mail = await SmtpSink.StartAsync();
        var portal = await StartPortalAsync(mail, SampleMachine.Settings);
        var alice = await SignInAsync(portal);
        await SampleMachine.StartAsync(alice, Region, Machine);

        await AskAsync(alice);
        await Expect(alice.Row(Machine)).ToContainTextAsync("Stopped");
        await FollowAsync(alice);

        var id = alice.Page.Url.Split("row=")[1];
        Assert.Contains($"{Name} is ready in Guangzhou", (await mail.ReceiveAsync(id)).Subject, StringComparison.Ordinal);
        await alice.OpenAsync($"images/{Region}/{id}");
        await Expect(alice.Main).ToContainTextAsync("An instance");
        await Expect(alice.Main).ToContainTextAsync(Machine);
        Assert.Empty(await AxeScan.RunAsync(alice, "image of an instance"));
    }

    /// <summary>Row, More, Create image (R37): shutting down is the first choice (R35), and data disks are spoken of (R36).</summary>
    private static async Task AskAsync(Visitor alice)
    {
        var dialog = alice.Page.GetByRole(AriaRole.Dialog);
        await alice.Button($"More for {Machine}").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Group, new() { Name = $"More for {Machine}" }).GetByRole(AriaRole.Button, new() { Name = "Create image" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Shut it down first" })).ToBeCheckedAsync();
        await Expect(dialog).ToContainTextAsync("Recommended");
        await Expect(dialog).ToContainTextAsync("For a data disk, take a snapshot of it");
        await Expect(dialog.GetByLabel("Name of the image")).ToBeFocusedAsync();
        Assert.Empty(await AxeScan.RunAsync(alice, "create dialog"));
        await alice.Page.SetViewportSizeAsync(1280, 800);

        await dialog.GetByLabel("Name of the image").FillAsync(Name);
        await alice.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create image", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>The log in the upper right corner names the image (R38), and its link leads to the row (R39).</summary>
    private static async Task FollowAsync(Visitor alice)
    {
        await alice.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Operations") }).First.ClickAsync();
        var entry = alice.Page.GetByRole(AriaRole.Region, new() { NameRegex = Visitor.Words($"^Create image {Name}, Succeeded") });
        await Expect(entry).ToContainTextAsync("Ready in Guangzhou");
        await entry.GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words("^img-[0-9a-z]{8}$") }).ClickAsync();

        await Expect(alice.Page).ToHaveURLAsync(Visitor.Words($"/images/{Region}\\?tab=custom&row=img-[0-9a-z]{{8}}$"));
        await Expect(alice.Row(Name)).ToContainTextAsync("Available");
        await Expect(alice.Page.GetByRole(AriaRole.Complementary, new() { Name = "Operations" })).ToHaveCountAsync(0);
        await Expect(alice.Row(Name).GetByRole(AriaRole.Link, new() { Name = Name, Exact = true })).ToBeFocusedAsync();
    }
}
