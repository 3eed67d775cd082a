using ImagePortal.Core.Accounts;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;
using ImagePortal.Storage.Tests;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Exports;

/// <summary>Stored images as objects in buckets that the operator opened for that.</summary>
public sealed class ExportTests(RadosGateway gateway)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DiskFormat.Raw)]
    [InlineData(DiskFormat.Qcow2)]
    public async Task Exported_object_holds_the_bytes_of_the_image(DiskFormat format)
    {
        var options = await gateway.NewStoreAsync();
        await using var portal = await OpenAsync(options);
        var image = await ImportAsync(portal);

        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, [image], format: format, prefixes: ["backups/web"]));
        await portal.RunJobsAsync();

        var path = Assert.Single(started.Paths);
        Assert.Equal($"/backups/web_{image}_system_snap-{image.Value[4..]}.{format.ToWireName()}", path);
        Assert.True(started.Task > 0);
        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(started.Operations[0])).State);
        Assert.Equal(ImageState.Available, (await portal.FindAsync(image)).State);
        await using var file = (await S3ObjectSource.OpenAsync(options, path[1..], Cancellation))!;
        await using var exported = (await DiskOpener.OpenAsync(file, format, Cancellation)).Disk!;
        await using var stored = await portal.Get<ImageStores>().For(TestPortal.Guangzhou).OpenAsync((await portal.FindAsync(image)).Digest!, Cancellation);
        Assert.Equal(await ReadAsync(stored), await ReadAsync(exported));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.DataPath, "exports")));
        var (kind, notice, link, recipient) = portal.Mails.AboutImages[^1];
        Assert.Equal((NoticeKind.ExportDone, $"/operations/{started.Operations[0]}", portal.Alice.Email), (kind, link, recipient));
        Assert.Equal(($"s3://given{path}", file.Length, null), (notice.SourceName, notice.BytesNew, notice.Reason));
        Assert.Equal(["export.started", "export.succeeded"], await portal.ReadAsync(db => db.Audit.Where(x => x.Action.StartsWith("export.")).Select(x => x.Action).Order().ToListAsync()));
    }

    [Fact]
    public async Task Each_reason_against_an_export_has_its_own_code_and_nothing_is_begun()
    {
        await using var portal = await OpenAsync(new S3StoreOptions { Endpoint = new("http://127.0.0.1:1"), Bucket = "b", AccessKey = "a", SecretKey = "s" });
        var image = await ImportAsync(portal);
        var waiting = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1]), "waiting")).Image;
        async Task<string?> CodeAsync(
            Caller? caller = null, ImageId[]? images = null, string bucket = "given", DiskFormat format = DiskFormat.Raw, string[]? prefixes = null) =>
            (await StartAsync(portal, caller ?? portal.Alice, images ?? [image], bucket, format, prefixes)).Error?.Code;

        string?[] codes =
        [
            await CodeAsync(images: []), await CodeAsync(bucket: "nowhere"), await CodeAsync(portal.Bob), await CodeAsync(bucket: "closed"), await CodeAsync(format: DiskFormat.Vmdk),
            await CodeAsync(prefixes: ["a", "b"]), await CodeAsync(prefixes: ["../up"]), await CodeAsync(images: [waiting]), await CodeAsync(images: [ImageId.New()]),
            await CodeAsync(portal.Carol),
        ];

        Assert.Equal(
            [
                "export.images", "export.bucket", "export.bucket", "export.bucket-permission", "export.format", "export.prefixes", "export.prefixes", "export.state", "image.not-found",
                "image.not-found",
            ],
            codes);
        var tried = TestPortal.Accepted(await portal.Get<StartExport>().RunAsync(portal.Alice, new(TestPortal.Guangzhou, [image], "given", DiskFormat.Raw, DryRun: true), Cancellation));
        Assert.Single(tried.Paths);
        Assert.False(await portal.ReadAsync(db => db.Operations.AnyAsync(x => x.Kind == OperationKind.Export)));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_tried_again_and_is_no_fault_of_ours()
    {
        var options = await gateway.NewStoreAsync();
        await using var portal = await OpenAsync(options with { Bucket = "no-such-bucket" });
        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, [await ImportAsync(portal)]));

        for (var attempt = 0; attempt < Operation.MaxAttempts; attempt++)
        {
            await portal.RunAsync(started.Operations[0]);
            portal.Time.Advance(TimeSpan.FromMinutes(2));
        }

        var operation = await portal.FindAsync(started.Operations[0]);
        Assert.Equal((OperationState.Failed, "export.bucket-unreachable", false), (operation.State, operation.RefusalCode, operation.IsOurFault));
        Assert.Equal(1, await portal.ReadAsync(db => db.Notifications.CountAsync(x => x.Kind == NoticeKind.ExportFailed)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.DataPath, "exports")));
    }

    private static Task<Result<ExportStarted>> StartAsync(
        TestPortal portal, Caller caller, ImageId[] images, string bucket = "given", DiskFormat format = DiskFormat.Raw, string[]? prefixes = null) =>
        portal.Get<StartExport>().RunAsync(caller, new ExportRequest(TestPortal.Guangzhou, images, bucket, format, prefixes), Cancellation);

    private static async Task<ImageId> ImportAsync(TestPortal portal)
    {
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, SampleDisks.Good)));
        await portal.RunJobsAsync();
        return started.Image;
    }

    private static async Task<byte[]> ReadAsync(IRandomAccessSource disk)
    {
        var bytes = new byte[disk.Length];
        Assert.Equal(bytes.Length, await disk.ReadAtAsync(0, bytes, Cancellation));
        return bytes;
    }

    private static Task<TestPortal> OpenAsync(S3StoreOptions options)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (place, name) in new[] { "given", "closed" }.Index())
        {
            var bucket = $"Portal:Imports:Buckets:{place}:";
            settings[bucket + "Name"] = name;
            settings[bucket + "Bucket"] = options.Bucket;
            settings[bucket + "Endpoint"] = options.Endpoint.AbsoluteUri;
            settings[bucket + "AccessKey"] = options.AccessKey;
            settings[bucket + "SecretKey"] = options.SecretKey;
            settings[bucket + "TakesExports"] = name == "given" ? "true" : "false";
        }

        settings["Portal:Imports:Buckets:0:Accounts:0"] = "100000000001";
        settings["Portal:Imports:Buckets:0:Accounts:1"] = "100000000003";
        return TestPortal.OpenAsync(settings: settings);
    }
}
