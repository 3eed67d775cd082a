using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Instances;

/// <summary>A person reinstalls a machine that runs, and follows it until it runs again.</summary>
public sealed class ReinstallWalkTests(Chrome chrome) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";
    private const string Machine = "reinstalled-machine";

    [Fact]
    public async Task R91_instance_is_reinstalled_from_its_row_once_its_name_is_typed_and_runs_again()
    {
        Needs.Hypervisor();
        await using var mail = await SmtpSink.StartAsync();
        var portal = await StartPortalAsync(mail, SampleMachine.Settings);
        var alice = await SignInAsync(portal);
        await SampleMachine.StartAsync(alice, Region, Machine);

        await AskAsync(alice);
        await alice.Button("Show progress").ClickAsync();
        await Expect(alice.Main).ToContainTextAsync("Succeeded");
        Assert.Empty(await AxeScan.RunAsync(alice, "reinstallation"));

        var link = alice.Main.GetByRole(AriaRole.Link, new() { Name = "Open the instance" });
        var id = (await link.GetAttributeAsync("href"))!.Split('/')[^1];
        Assert.Contains($"{Machine} is reinstalled in Guangzhou", (await mail.ReceiveAsync(id)).Subject, StringComparison.Ordinal);
        await link.ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Machine);
        await Expect(alice.Main).ToContainTextAsync("Running");
    }

    /// <summary>Row, More, Reinstall: the image that it has is chosen, what is lost stands there, and nothing begins without the name.</summary>
    private static async Task AskAsync(Visitor alice)
    {
        var dialog = alice.Page.GetByRole(AriaRole.Dialog);
        await alice.Button($"More for {Machine}").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Group, new() { Name = $"More for {Machine}" }).GetByRole(AriaRole.Button, new() { Name = "Reinstall…" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Everything on its disk is lost.");
        await Expect(dialog.GetByRole(AriaRole.Combobox, new() { Name = "Image" })).ToHaveValueAsync(Visitor.Words("^img-[0-9a-z]{8}$"));
        var reinstall = dialog.GetByRole(AriaRole.Button, new() { Name = "Reinstall", Exact = true });
        await Expect(reinstall).ToHaveAttributeAsync("aria-disabled", "true");
        Assert.Empty(await AxeScan.RunAsync(alice, "reinstall dialog"));
        await alice.Page.SetViewportSizeAsync(1280, 800);

        await dialog.GetByRole(AriaRole.Textbox, new() { NameRegex = Visitor.Words("to confirm$") }).FillAsync(Machine);
        await Expect(reinstall).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await reinstall.ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
