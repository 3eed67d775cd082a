using System.Diagnostics;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Instances;

/// <summary>What a recipient does with a shared image, in two browsers and with a real machine (test shapes 3 and 4).</summary>
public sealed class InstanceWalkTests(Chrome chrome) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";
    private const string Name = "walked-launch";
    private const string Machine = "walked-machine";

    [Fact]
    public async Task R7_R55_R56_R57_recipient_starts_an_instance_that_lives_on_when_the_image_is_unshared_and_starts_no_other()
    {
        Needs.Hypervisor();
        await using var mail = await SmtpSink.StartAsync();
        var portal = await StartPortalAsync(mail, SampleMachine.Settings);
        try
        {
            var (alice, bob) = (await SignInAsync(portal), await SignInAsync(portal, Visitor.Bob));
            var (own, received) = (new ImageList(alice), new ImageList(bob));
            await own.ImportAsync(Region, Name);
            await own.OpenAsync(Region);
            await own.ChooseAsync(Name, "Share");
            await alice.Page.GetByLabel("Account IDs").FillAsync("100000000002");
            await alice.Button("Share with 1 account").ClickAsync();
            await Expect(own.Row(Name)).ToContainTextAsync("1 account");

            await LaunchAsync(received, bob);
            var process = Assert.Single(ProcessesOf(portal));
            await EndSharingAsync(own, received, alice, bob);

            Assert.False(process.HasExited);
            await LiveOnAsync(bob, process);
        }
        finally
        {
            ProcessesOf(portal).ForEach(x => x.Kill());
        }
    }

    /// <summary>Warned before (R33), told the cost (R28), and led to the instance.</summary>
    private static async Task LaunchAsync(ImageList list, Visitor bob)
    {
        await list.OpenAsync(Region, "?tab=shared");
        await list.ChooseAsync(Name, "Start instance");
        await Expect(list.Dialog).ToContainTextAsync("Nobody reviews shared images.");
        await Expect(list.Dialog).ToContainTextAsync("Image cost");
        Assert.Empty(await AxeScan.RunAsync(bob, "launch dialog"));
        await list.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name optional" }).FillAsync(Machine);
        await list.Dialog.GetByRole(AriaRole.Button, new() { Name = "Start instance", Exact = true }).ClickAsync();
        await bob.Button("Show Guangzhou").ClickAsync();

        await Expect(bob.Heading("Instances")).ToBeVisibleAsync();
        await Expect(RowOf(bob)).ToContainTextAsync("Running");
        await Expect(RowOf(bob)).ToContainTextAsync(Name);
        Assert.Empty(await AxeScan.RunAsync(bob, "instances"));
        await bob.Page.SetViewportSizeAsync(390, 800);
        Assert.True(await bob.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the list is wider than a phone");
        await bob.Page.SetViewportSizeAsync(1280, 800);
    }

    /// <summary>The image leaves the list without a reload, and a dialog that was open before starts nothing (R54, R57).</summary>
    private static async Task EndSharingAsync(ImageList own, ImageList received, Visitor alice, Visitor bob)
    {
        await received.OpenAsync(Region, "?tab=shared");
        var late = await bob.OpenTabAsync(bob.Page.Url);
        await late.GetByRole(AriaRole.Button, new() { Name = $"Actions for {Name}", Exact = true }).ClickAsync();
        await late.GetByRole(AriaRole.Group, new() { Name = $"Actions for {Name}", Exact = true }).GetByRole(AriaRole.Button, new() { Name = "Start instance" }).ClickAsync();
        await Expect(late.GetByLabel("How many")).ToBeVisibleAsync();

        await own.ChooseAsync(Name, "Cancel sharing");
        await alice.Button("Unshare with 100000000002").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Unshare", Exact = true }).ClickAsync();
        await Expect(own.Dialog).ToContainTextAsync("No longer shared with account 100000000002.");
        await Expect(received.Row(Name)).ToHaveCountAsync(0);

        await late.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Start instance", Exact = true }).ClickAsync();
        await Expect(late.GetByRole(AriaRole.Alert)).ToContainTextAsync("that you can see");
        await late.CloseAsync();
    }

    /// <summary>It runs, stops, starts again without the image, and goes when its owner says so.</summary>
    private static async Task LiveOnAsync(Visitor bob, Process process)
    {
        await bob.OpenAsync($"instances/{Region}");
        await Expect(RowOf(bob)).ToContainTextAsync("Running");
        await bob.Button($"Stop {Machine}").ClickAsync();
        await Expect(RowOf(bob)).ToContainTextAsync("Stopped");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await bob.Button($"Start {Machine}").ClickAsync();
        await Expect(RowOf(bob)).ToContainTextAsync("Running");

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = Machine, Exact = true }).ClickAsync();
        await Expect(bob.Heading("Console")).ToBeVisibleAsync();
        Assert.Empty(await AxeScan.RunAsync(bob, "instance"));
        await bob.Button($"Terminate {Machine}").ClickAsync();
        await bob.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Terminate", Exact = true }).ClickAsync();
        await Expect(bob.Heading("There is no such instance")).ToBeVisibleAsync();
        await bob.OpenAsync($"instances/{Region}");
        await Expect(bob.Heading("No instances in Guangzhou")).ToBeVisibleAsync();
    }

    private static ILocator RowOf(Visitor bob) => bob.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = Machine });

    private static List<Process> ProcessesOf(PortalProcess portal) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(portal.Data.Folder, "instances"), "pid", SearchOption.AllDirectories)
            .Select(x => Process.GetProcessById(int.Parse(File.ReadAllText(x), null))),
    ];
}
