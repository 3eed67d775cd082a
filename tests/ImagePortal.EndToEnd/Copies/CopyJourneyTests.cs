using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.EndToEnd.Setup;
using ImagePortal.Storage;

namespace ImagePortal.EndToEnd.Copies;

/// <summary>Copies across regions as a person makes them, over S3 in every region (R11, R14, R16, R41 to R46).</summary>
public sealed class CopyJourneyTests(Chrome chrome, S3Portal regions) : BrowserTest(chrome), IClassFixture<S3Portal>
{
    private const string Source = "ap-guangzhou";
    private const string Large = "web-base";
    private const string Small = "web-small";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_images_are_copied_at_once_and_live_on_without_their_source()
    {
        var disk = Needs.Disk("debian12-zlib.qcow2");
        var portal = await regions.AliveAsync();
        var alice = await SignInAsync(portal);
        await ImportAsync(alice, SampleDisks.Good, Small);
        await ImportAsync(alice, disk, Large);
        var images = new ImagesScreen(alice);

        await images.OpenAsync(Source);
        await images.ChooseAsync(Large, Small);
        await SeesRulesAsync(images);
        await images.CopyToAsync("Beijing");
        await SeesBothClimbAsync(alice, images, portal);

        var copy = portal.Data.CustomImagesIn("ap-beijing").Single(x => x.Name == Large);
        await DeleteAsync(alice, Large);
        await AssertWholeAsync(copy.Digest!);
        await IsRefusedTheSixthAsync(alice, images);
    }

    [Fact]
    public async Task A_copy_killed_midway_goes_on_and_moves_no_finished_chunk_again()
    {
        const string Destination = "ap-shanghai";
        var disk = Needs.Disk("debian12-zlib.qcow2");
        var portal = await regions.AliveAsync();
        var bob = await SignInAsync(portal, Visitor.Bob);
        await ImportAsync(bob, disk, "killed");
        var images = new ImagesScreen(bob);
        await images.OpenAsync(Source);
        await images.ChooseAsync("killed");
        await images.CopyToAsync("Shanghai");

        await Wait.UntilAsync("a third of the copy", async () => (await regions.ChunksAsync(Destination)).Count > 250, Long);
        portal.Kill();
        bob.ForgiveDowntime();

        // The other walk may have come first, and left a copy of its own here.
        var image = portal.Data.CustomImagesIn(Destination).Single(x => x.Name == "killed").Id;
        OperationRow Copy() => portal.Data.OperationsIn(Destination).Single(x => x.ImageId == image);
        Assert.Equal("Running", Copy().State);
        var finished = await regions.SettledChunksAsync(Destination);
        await portal.StartAsync();

        await Wait.UntilAsync("the end of the copy", () => Copy().State == "Succeeded", Long);
        var all = await regions.ChunksAsync(Destination);
        Assert.InRange(finished.Count, 250, all.Count - 1);
        Assert.All(finished, x => Assert.Equal(x.Value, all[x.Key]));
        await bob.OpenAsync($"images/{Destination}");
        await Expect(bob.Row("killed")).ToContainTextAsync("Available");
        await bob.OpenAsync($"operations/{Copy().Id}");
        await Expect(bob.Main).ToContainTextAsync($"{all.Count - finished.Count} pieces moved and verified");
        var copy = portal.Data.CustomImagesIn(Destination).Single(x => x.Id == image);
        Assert.True((await regions.StoreOf(Destination).VerifyAsync(copy.Digest!, null, Cancellation)).IsSound);
    }

    private static async Task ImportAsync(Visitor visitor, string disk, string name)
    {
        var import = new ImportScreen(visitor);
        await import.StartAsync(Source, disk, name);
        await import.IsReadyAsync(name);
    }

    /// <summary>How much will move, what it counts against, and which rule forbids a region (R16).</summary>
    private static async Task SeesRulesAsync(ImagesScreen images)
    {
        // The small one is the disk of the public images, which every region has.
        await Expect(images.Destination("Beijing")).ToContainTextAsync(Visitor.Words(@"\d+ of \d+ MiB"));
        await Expect(images.Destination("Beijing")).ToContainTextAsync("The rest is there already.");
        await Expect(images.Destination("Beijing")).ToContainTextAsync("places 0 to 2 of 10");
        await Expect(images.Dialog).ToContainTextAsync("2 of 5");
        foreach (var forbidden in (string[])["Singapore", "Toronto"])
        {
            await Expect(images.Destination(forbidden)).ToContainTextAsync($"Images cannot be copied to {forbidden}: the rule canBeCopyDestination of the region forbids it.");
            await Expect(images.Destination(forbidden).GetByRole(AriaRole.Checkbox)).ToHaveAttributeAsync("aria-disabled", "true");
        }
    }

    private static async Task SeesBothClimbAsync(Visitor alice, ImagesScreen images, PortalProcess portal)
    {
        await images.OpenAsync("ap-beijing");
        await Expect(alice.Row(Large)).ToBeVisibleAsync();
        await Expect(alice.Row(Small)).ToBeVisibleAsync();
        await images.WatchAsync(Large);

        await Expect(alice.Row(Large)).ToContainTextAsync("Available", new() { Timeout = (float)Long.TotalMilliseconds });
        await Expect(alice.Row(Small)).ToContainTextAsync("Available");

        var seen = await images.SeenAsync();
        Assert.True(seen.Length > 1, $"Only these percents were seen: {string.Join(", ", seen)}");
        Assert.Equal(seen.Order(), seen);
        Assert.All(portal.Data.OperationsIn("ap-beijing"), x => Assert.Equal("Succeeded", x.State));
        await alice.OpenAsync("operations");
        await Expect(alice.Row($"Copy {Large} to Beijing")).ToContainTextAsync("Ready in Beijing");
    }

    private static async Task DeleteAsync(Visitor alice, string name)
    {
        await alice.OpenAsync($"images/{Source}");
        await alice.Page.GetByLabel($"Select {name}", new() { Exact = true }).CheckAsync();
        await alice.Page.GetByRole(AriaRole.Region, new() { Name = "Selected images" }).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await alice.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Delete") }).ClickAsync();
        await Expect(alice.Row(name)).ToBeHiddenAsync();
        await alice.OpenAsync($"images/{Source}?bin=1");
        await alice.Button($"Delete {name} for good").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Delete") }).ClickAsync();
        await Expect(alice.Button($"Delete {name} for good")).ToBeHiddenAsync();
    }

    /// <summary>It verifies, and what is exported is the same disk again.</summary>
    private async Task AssertWholeAsync(string digest)
    {
        var store = regions.StoreOf("ap-beijing");
        var folder = Directory.CreateTempSubdirectory("imageportal-export-").FullName;
        try
        {
            Assert.True((await store.VerifyAsync(digest, null, Cancellation)).IsSound);
            var file = Path.Combine(folder, "exported.qcow2");
            await using (var disk = await store.OpenAsync(digest, Cancellation))
            {
                await DiskWriter.WriteAsync(disk, DiskFormat.Qcow2, file, null, Cancellation);
            }

            await using var source = FileSource.Open(file);
            await using var exported = (await DiskOpener.OpenAsync(source, declared: null, Cancellation)).Disk!;
            Assert.Equal(digest, (await ImageStore.OpenFolder(Path.Combine(folder, "store")).IngestAsync(exported, null, Cancellation)).Digest);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Two imports and two copies count; the fifth goes, the sixth does not (R14).</summary>
    private static async Task IsRefusedTheSixthAsync(Visitor alice, ImagesScreen images)
    {
        await images.OpenAsync(Source);
        await images.ChooseAsync(Small);
        await images.CopyToAsync("Shanghai");
        await images.OpenAsync("ap-shanghai");
        await Expect(alice.Row(Small)).ToContainTextAsync("Available", new() { Timeout = (float)Long.TotalMilliseconds });

        await images.OpenAsync(Source);
        await images.ChooseAsync(Small);
        await images.Destination("Hong Kong").GetByRole(AriaRole.Checkbox).CheckAsync();

        await Expect(images.Dialog).ToContainTextAsync("5 of 5");
        await Expect(images.Dialog).ToContainTextAsync(Visitor.Words(@"1 copy will count; resets in \d+ (h|min)"));
        await Expect(images.Start).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(images.Dialog).ToContainTextAsync("1 copy would pass the limit of 5 operations today");
        await images.Start.ClickAsync(new() { Force = true });
        await Expect(images.Dialog).ToBeVisibleAsync();
    }
}
