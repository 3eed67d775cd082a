using ImagePortal.Core.Accounts;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Exports;

/// <summary>Stored images as files for their owners, made while they are sent.</summary>
public sealed class DownloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DiskFormat.Raw)]
    [InlineData(DiskFormat.Qcow2)]
    public async Task Downloaded_file_holds_the_content_of_the_image_and_its_parts_fit_together(DiskFormat format)
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await ImportAsync(portal);
        var digest = (await portal.FindAsync(image)).Digest!;

        var first = await ReadAsync(portal, image, format, from: 0);
        var second = await ReadAsync(portal, image, format, from: (first.Bytes.Length / 2) + 7);

        Assert.Equal(first.Tag, second.Tag);
        Assert.StartsWith(digest, first.Tag, StringComparison.Ordinal);
        Assert.Equal(first.Bytes[^second.Bytes.Length..], second.Bytes);
        Assert.Equal($"web.{format.ToWireName()}", first.Name);
        Assert.Equal(first.Bytes.Length, (await PlanAsync(portal, image)).Files.Single(x => x.Format == format).Length);
        await using var file = new MemorySource(first.Bytes);
        await using var disk = (await DiskOpener.OpenAsync(file, format, Cancellation)).Disk!;
        await using var stored = await portal.Get<ImageStores>().For(TestPortal.Guangzhou).OpenAsync(digest, Cancellation);
        Assert.Equal(await ReadAsync(stored), await ReadAsync(disk));
    }

    [Fact]
    public async Task Image_of_another_region_account_or_state_is_not_given_out_and_a_received_one_neither_R7()
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await ImportAsync(portal);
        var published = await portal.PublishAsync(ImageKind.Public);
        var waiting = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1]), "waiting")).Image;
        await portal.ShareAsync(image, portal.Carol.Account);

        string?[] codes =
        [
            await CodeAsync(portal, portal.Bob, image), await CodeAsync(portal, portal.Carol, image), await CodeAsync(portal, portal.Alice, published),
            await CodeAsync(portal, portal.Alice, waiting), await CodeAsync(portal, portal.Alice, image, TestPortal.Toronto), await CodeAsync(portal, portal.Alice, image, format: DiskFormat.Vmdk),
            await CodeAsync(portal, portal.Alice, ImageId.New()),
        ];

        Assert.Equal(["image.not-found", "export.not-own", "export.not-own", "export.state", "image.not-found", "export.format", "image.not-found"], codes);
        Assert.False(await portal.ReadAsync(db => db.Audit.AnyAsync(x => x.Action == "image.downloaded")));
        await portal.SweepAsync();
        Assert.Equal(
            [(portal.Bob.Account, "refused.image.not-found"), (portal.Carol.Account, "refused.export.not-own")],
            (await portal.ReadAsync(db => db.Audit.Where(x => x.Subject == image.Value && x.Action.StartsWith("refused.")).OrderBy(x => x.Id).ToListAsync())).Select(x => (x.Account, x.Action)).Distinct());
    }

    [Theory]
    [EveryDatabase]
    public async Task Who_took_what_out_is_in_the_audit_and_who_only_asked_is_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await ImportAsync(portal);
        var caller = portal.Alice with { From = "192.0.2.9" };
        var request = new DownloadRequest(TestPortal.Guangzhou, image, DiskFormat.Qcow2);

        foreach (var asked in new[] { request with { HeadOnly = true }, request, request with { Part = "bytes=100-" } })
        {
            await TestPortal.Accepted(await portal.Get<DownloadImage>().RunAsync(caller, asked, Cancellation)).Content.DisposeAsync();
        }

        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Action == "image.downloaded").OrderBy(x => x.Id).ToListAsync());
        Assert.Equal(["qcow2", "qcow2, bytes=100-"], lines.Select(x => x.After));
        Assert.All(lines, x => Assert.Equal((caller.Account, caller.Member, caller.From, image.Value), (x.Account, x.Member, x.From, x.Subject)));
    }

    [Fact]
    public async Task Account_has_so_many_downloads_at_a_time_and_one_that_ends_makes_room()
    {
        await using var portal = await TestPortal.OpenAsync(settings: new Dictionary<string, string?> { ["Portal:Limits:DownloadsAtOnce"] = "2" });
        var (image, ofBob) = (await ImportAsync(portal), await ImportAsync(portal, portal.Bob));
        var first = TestPortal.Accepted(await OpenAsync(portal, portal.Alice, image));
        await using var second = TestPortal.Accepted(await OpenAsync(portal, portal.Alice, image)).Content;

        var refused = await CodeAsync(portal, portal.Alice, image);
        var other = await CodeAsync(portal, portal.Bob, ofBob);
        await first.Content.DisposeAsync();
        await first.Content.DisposeAsync();

        Assert.Equal(("export.downloads", null), (refused, other));
        await using var third = TestPortal.Accepted(await OpenAsync(portal, portal.Alice, image)).Content;
        Assert.Equal("export.downloads", await CodeAsync(portal, portal.Alice, image));
    }

    [Fact]
    public async Task Damaged_content_ends_the_download_instead_of_being_given_out_and_keeps_no_place()
    {
        await using var portal = await TestPortal.OpenAsync(settings: new Dictionary<string, string?> { ["Portal:Limits:DownloadsAtOnce"] = "1" });
        var image = await ImportAsync(portal);
        var store = Path.Combine(portal.DataPath, "stores", TestPortal.Guangzhou.Value);
        foreach (var chunk in Directory.EnumerateFiles(Path.Combine(store, "chunks"), "*", SearchOption.AllDirectories))
        {
            await File.WriteAllBytesAsync(chunk, [1, 2, 3], Cancellation);
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(portal, image, DiskFormat.Raw, from: 0));
        Directory.Delete(Path.Combine(store, "manifests"), recursive: true);
        string?[] codes = [await CodeAsync(portal, portal.Alice, image), await CodeAsync(portal, portal.Alice, image)];

        Assert.Equal(["export.content", "export.content"], codes);
        Assert.Equal("export.content", (await portal.Get<PlanExport>().RunAsync(portal.Alice, TestPortal.Guangzhou, image, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task Buckets_that_are_offered_are_those_that_take_exports_of_the_account()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (place, name) in new[] { "given", "closed", "others" }.Index())
        {
            var bucket = $"Portal:Imports:Buckets:{place}:";
            (settings[bucket + "Name"], settings[bucket + "Endpoint"], settings[bucket + "AccessKey"], settings[bucket + "SecretKey"]) = (name, "http://127.0.0.1:1", "a", "s");
            settings[bucket + "TakesExports"] = name == "closed" ? "false" : "true";
            settings[bucket + "Accounts:0"] = name == "others" ? "100000000002" : "100000000001";
        }

        await using var portal = await TestPortal.OpenAsync(settings: settings);

        Assert.Equal(["given"], (await PlanAsync(portal, await ImportAsync(portal))).Buckets);
    }

    private static async Task<ImageId> ImportAsync(TestPortal portal, Caller? caller = null)
    {
        var owner = caller ?? portal.Alice;
        var started = TestPortal.Accepted(await portal.StartImportAsync(owner, await portal.UploadAsync(owner, SampleDisks.Good)));
        await portal.RunJobsAsync();
        return started.Image;
    }

    private static async Task<ExportPlan> PlanAsync(TestPortal portal, ImageId image) =>
        TestPortal.Accepted(await portal.Get<PlanExport>().RunAsync(portal.Alice, TestPortal.Guangzhou, image, Cancellation));

    private static Task<Result<ImageDownload>> OpenAsync(TestPortal portal, Caller caller, ImageId image) =>
        portal.Get<DownloadImage>().RunAsync(caller, new DownloadRequest(TestPortal.Guangzhou, image, DiskFormat.Raw), Cancellation);

    private static async Task<string?> CodeAsync(TestPortal portal, Caller caller, ImageId image, RegionCode? region = null, DiskFormat format = DiskFormat.Raw)
    {
        var opened = await portal.Get<DownloadImage>().RunAsync(caller, new DownloadRequest(region ?? TestPortal.Guangzhou, image, format), Cancellation);
        if (opened.Ok)
        {
            await opened.Value.Content.DisposeAsync();
        }

        return opened.Error?.Code;
    }

    private static async Task<(string Name, string Tag, byte[] Bytes)> ReadAsync(TestPortal portal, ImageId image, DiskFormat format, long from)
    {
        var opened = TestPortal.Accepted(await portal.Get<DownloadImage>().RunAsync(portal.Alice, new DownloadRequest(TestPortal.Guangzhou, image, format), Cancellation));
        await using var content = opened.Content;
        content.Seek(from, SeekOrigin.Begin);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancellation);
        return (opened.FileName, opened.Tag, bytes.ToArray());
    }

    private static async Task<byte[]> ReadAsync(IRandomAccessSource disk)
    {
        var bytes = new byte[disk.Length];
        Assert.Equal(bytes.Length, await disk.ReadAtAsync(0, bytes, Cancellation));
        return bytes;
    }

    private sealed class MemorySource(byte[] bytes) : IRandomAccessSource
    {
        public long Length => bytes.Length;

        public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
            bytes.AsSpan((int)Math.Min(offset, Length), count).CopyTo(buffer.Span);
            return ValueTask.FromResult(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
