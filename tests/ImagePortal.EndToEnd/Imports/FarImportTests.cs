using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A disk that lies on a server of somebody else's: its address is pasted, and the rest is as with a file (R95).</summary>
public sealed class FarImportTests(Chrome chrome, World world, SampleDisks disks, FarPortal far, UndisturbedImport peaceful)
    : BrowserTest(chrome), IClassFixture<FarPortal>, IClassFixture<UndisturbedImport>
{
    private const string Secret = "X-Signature=open-sesame";

    [Fact]
    public async Task A_disk_behind_an_address_is_checked_where_it_lies_and_imported()
    {
        var portal = await far.AliveAsync();
        var address = far.Server.Publish(Repository.PathOf("infra/samples/sample-debian12.qcow2"));
        var alice = await SignInAsync(portal);
        var import = new ImportScreen(alice);

        var before = far.Server.Requests;
        await import.OpenAsync("ap-guangzhou");
        await import.CheckAsync($"{address}?{Secret}");
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        await Expect(import.Verdict).ToContainTextAsync("Nothing is downloaded yet.");
        await Expect(alice.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("sample-debian12");
        var looks = far.Server.Requests - before;
        await import.SubmitAsync("from-afar");
        await import.IsReadyAsync("from-afar");

        Assert.InRange(looks, 1, 64);
        var operation = portal.Data.Operation(import.OperationId);
        Assert.Equal("Succeeded", operation.State);
        await alice.OpenAsync($"images/ap-guangzhou/{operation.ImageId}");
        await Expect(alice.Main).ToContainTextAsync(address);
        Assert.DoesNotContain("sesame", await alice.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Log.Lines, x => x.Contains("sesame", StringComparison.Ordinal));
        Assert.StartsWith("from-afar is ready in", (await world.Mail.ReceiveAsync(operation.ImageId)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_is_refused_beside_its_field_and_may_be_mended()
    {
        var portal = await far.AliveAsync();
        var alice = await SignInAsync(portal);
        var import = new ImportScreen(alice);
        await import.OpenAsync("ap-guangzhou");

        await import.CheckAsync("http://169.254.169.254/latest/meta-data/");
        await Expect(import.Refusal).ToContainTextAsync("The portal cannot read this address");
        await import.CheckAsync($"http://{far.Server.Authority}/disks/nothing.raw");
        await Expect(import.Refusal).ToContainTextAsync("there is no such file");
        await import.CheckAsync("s3://nowhere/disk.raw");
        await Expect(import.Refusal).ToContainTextAsync("This account can read no such bucket");
        await import.CheckAsync(far.Server.Publish(disks.Make("gpt.qcow2", ["--gpt"])));
        await Expect(import.Verdict).ToContainTextAsync("would be refused");
    }

    [Fact]
    public async Task An_import_from_afar_goes_on_after_a_kill_without_fetching_all_of_it_again()
    {
        var portal = await far.AliveAsync();
        var disk = Needs.Disk(UndisturbedImport.Disk);
        var address = far.Server.Publish(disk);
        var alice = await SignInAsync(portal);
        alice.ForgiveDowntime();
        var import = new ImportScreen(alice);
        await import.OpenAsync("ap-shanghai");
        await import.CheckAsync(address);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");
        far.Server.Delay = TimeSpan.FromMilliseconds(200);
        var (size, before) = (new FileInfo(disk).Length, far.Server.Served);
        await import.SubmitAsync("survivor");
        await Wait.UntilAsync("half of the disk to be fetched", () => far.Server.Served - before > size / 2, TimeSpan.FromMinutes(2));

        portal.Kill();
        far.Server.Delay = TimeSpan.Zero;
        await portal.StartAsync();

        await import.IsReadyAsync("survivor");
        await Expect(alice.Page.GetByRole(AriaRole.List, new() { Name = "Log" })).ToContainTextAsync("Goes on, attempt 2");
        var image = Assert.Single(portal.Data.CustomImagesIn("ap-shanghai"));
        Assert.Equal((await peaceful.DigestAsync(), "Available"), (image.Digest, image.State));
        Assert.InRange(far.Server.Served - before, size, size * 4 / 3);
        await world.Mail.ReceiveAsync(image.Id);
        Assert.Single(world.Mail.About(image.Id));
    }
}
