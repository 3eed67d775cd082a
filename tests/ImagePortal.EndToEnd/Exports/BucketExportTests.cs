using ImagePortal.Disks.Formats;
using ImagePortal.EndToEnd.Setup;
using ImagePortal.Storage;
using ImagePortal.Storage.Tests;

namespace ImagePortal.EndToEnd.Exports;

/// <summary>Where the operator opened a bucket for it, an owner writes an image there without it passing through the browser.</summary>
public sealed class BucketExportTests(Chrome chrome, World world, RadosGateway gateway) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Image_is_exported_to_a_bucket_and_its_owner_hears_of_the_end()
    {
        var bucket = await gateway.NewStoreAsync();
        var portal = await StartPortalAsync(world.Mail, new Dictionary<string, string>
        {
            ["Portal__Imports__Buckets__0__Name"] = "backups",
            ["Portal__Imports__Buckets__0__Bucket"] = bucket.Bucket,
            ["Portal__Imports__Buckets__0__Endpoint"] = $"{bucket.Endpoint}",
            ["Portal__Imports__Buckets__0__AccessKey"] = bucket.AccessKey,
            ["Portal__Imports__Buckets__0__SecretKey"] = bucket.SecretKey,
            ["Portal__Imports__Buckets__0__TakesExports"] = "true",
        });
        var alice = await SignInAsync(portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, "to-bucket");
        await list.OpenAsync(Region);
        await list.ChooseAsync("to-bucket", "Download");

        await list.Dialog.GetByLabel("A bucket of object storage").CheckAsync();
        await list.Dialog.GetByLabel("Name begins with").FillAsync("../up");
        await alice.Button("Export qcow2").ClickAsync();
        await Expect(list.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give one prefix for each image");
        await list.Dialog.GetByLabel("Name begins with").FillAsync("monthly/web");
        Assert.Empty(await AxeScan.RunAsync(alice, "export"));
        await alice.Button("Export qcow2").ClickAsync();
        await alice.Button("Show").ClickAsync();

        await Expect(alice.Main).ToContainTextAsync("Succeeded");
        var image = portal.Data.CustomImagesIn(Region).Single(x => x.Name == "to-bucket").Id;
        var key = $"monthly/web_{image}_system_snap-{image[4..]}.qcow2";
        await using var file = (await S3ObjectSource.OpenAsync(bucket, key, Cancellation))!;
        Assert.NotNull((await DiskOpener.OpenAsync(file, DiskFormat.Qcow2, Cancellation)).Disk);
        await Wait.UntilAsync("the mail about the export", () => world.Mail.About(image).Any(x => x.Subject == "to-bucket was exported"));
    }
}
