using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>The portal dies without a word in the middle of an import, and is started again on the same data.</summary>
public sealed class KilledPortalTests(Chrome chrome, World world, KillablePortal killable, UndisturbedImport peaceful)
    : BrowserTest(chrome), IClassFixture<KillablePortal>, IClassFixture<UndisturbedImport>
{
    private const string Name = "survivor";
    private const int Slow = 48 << 10;

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_upload_goes_on_by_itself_after_a_kill()
    {
        var portal = await killable.AliveAsync();
        var (alice, import) = await StartAsync(portal, "ap-guangzhou", Slow);
        await import.ReachesAsync(10);

        portal.Kill();
        await Expect(alice.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await portal.StartAsync();

        await Wait.UntilAsync("the end of the import", () => portal.Data.Operation(import.OperationId).State == "Succeeded", Long);
        await alice.ReloadAsync();
        await AssertSameAsync(portal, import, "ap-guangzhou");
    }

    [Fact]
    public async Task An_upload_goes_on_after_a_kill_when_the_file_is_chosen_again()
    {
        var portal = await killable.AliveAsync();
        var (alice, import) = await StartAsync(portal, "ap-beijing", Slow);
        await import.ReachesAsync(10);

        portal.Kill();
        await portal.StartAsync();
        await alice.ReloadAsync();
        await import.ChooseAsync(Needs.Disk(UndisturbedImport.Disk));

        await AssertSameAsync(portal, import, "ap-beijing");
    }

    [Fact]
    public async Task An_import_goes_on_after_a_kill_during_the_inspection()
    {
        var portal = await killable.AliveAsync();
        var (alice, import) = await StartAsync(portal, "ap-shanghai");
        await ReachesAsync(portal, import, "Inspecting");

        await KillAndStartAsync(portal, import, "Inspecting");

        await AssertSameAsync(portal, import, "ap-shanghai");
        await AssertSecondAttemptAsync(alice);
    }

    [Fact]
    public async Task An_import_goes_on_after_a_kill_while_it_stores()
    {
        var portal = await killable.AliveAsync();
        var (alice, import) = await StartAsync(portal, "ap-singapore");
        await ReachesAsync(portal, import, "Storing");
        var before = portal.Data.Chunks("ap-singapore").Count;
        await Wait.UntilAsync("some chunks to be stored", () => portal.Data.Chunks("ap-singapore").Count > before + 20, every: Often);

        await KillAndStartAsync(portal, import, "Storing");

        await AssertSameAsync(portal, import, "ap-singapore");
        await AssertSecondAttemptAsync(alice);
    }

    private async Task<(Visitor Alice, ImportScreen Import)> StartAsync(PortalProcess portal, string region, int? kibibytesPerSecond = null)
    {
        var alice = await SignInAsync(portal);
        alice.ForgiveDowntime();
        var import = new ImportScreen(alice);
        await import.StartAsync(region, Needs.Disk(UndisturbedImport.Disk), Name, kibibytesPerSecond);
        return (alice, import);
    }

    private static Task ReachesAsync(PortalProcess portal, ImportScreen import, string stage) =>
        Wait.UntilAsync($"the stage {stage}", () => portal.Data.Operation(import.OperationId).Stage == stage, Long, Often);

    private static async Task KillAndStartAsync(PortalProcess portal, ImportScreen import, string stage)
    {
        portal.Kill();
        var operation = portal.Data.Operation(import.OperationId);
        Assert.Equal(("Running", stage, 1), (operation.State, operation.Stage, operation.Attempt));
        await portal.StartAsync();
    }

    private static async Task AssertSecondAttemptAsync(Visitor alice) =>
        await Expect(alice.Page.GetByRole(AriaRole.List, new() { Name = "Log" })).ToContainTextAsync("Goes on, attempt 2");

    /// <summary>The page shows the end to the same person without another sign-in, and nothing is there twice.</summary>
    private async Task AssertSameAsync(PortalProcess portal, ImportScreen import, string region)
    {
        await import.IsReadyAsync(Name);
        var image = Assert.Single(portal.Data.CustomImagesIn(region));
        var operation = Assert.Single(portal.Data.OperationsIn(region));
        Assert.Equal((Name, "Available", operation.ImageId), (image.Name, image.State, image.Id));
        Assert.Equal("Succeeded", operation.State);
        Assert.Equal(await peaceful.DigestAsync(), image.Digest);

        await world.Mail.ReceiveAsync(image.Id);
        await Wait.UntilAsync("the outbox to be done", () => portal.Data.OutboxStates(image.Id).All(x => x == "Sent"));
        Assert.Single(portal.Data.OutboxStates(image.Id));
        Assert.StartsWith($"{Name} is ready in", Assert.Single(world.Mail.About(image.Id)).Subject, StringComparison.Ordinal);
    }
}
