using System.Text.Json.Nodes;
using ImagePortal.Api.Tests.Setup;
using ImagePortal.Core.Images;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>Each code of the contract that can arise, by the call that makes it arise (D21).</summary>
public sealed class CodesTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");
    private readonly ApiClient _bob = portal.As("bob");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delete_tells_why_and_deletes_nothing()
    {
        var (free, shared, received) = (await AddAsync("to delete"), await AddAsync("shared"), await portal.Rows.AddImageAsync(PortalRows.Bob, "received"));
        await portal.Rows.ShareAsync(shared, PortalRows.Alice, PortalRows.Bob);
        await portal.Rows.ShareAsync(received, PortalRows.Bob, PortalRows.Alice);
        Task<string> DeleteAsync(params string[] ids) => _alice.CodeAsync("DeleteImages", new { ImageIds = ids });

        Assert.Equal("InvalidImageId.NotFound", await DeleteAsync(free, "img-00000000"));
        Assert.Equal("InvalidImageId.InShared", await DeleteAsync(free, shared));
        Assert.Equal("InvalidParameterValue.InvalidImageIdIsShared", await DeleteAsync(free, received));
        Assert.Equal("InvalidParameterValue.InvalidImageId", await DeleteAsync(free, await portal.Rows.PublicImageAsync()));
        Assert.Equal("OK", await _alice.CodeAsync("DeleteImages", new { ImageIds = new[] { free }, DryRun = true, DeleteBindedSnap = true }));
        Assert.Equal(ImageState.Available, await StateAsync(free));
        Assert.Equal("OK", await DeleteAsync(free, free));
        Assert.Equal(ImageState.Recycled, await StateAsync(free));
    }

    [Fact]
    public async Task Image_that_is_still_coming_cannot_be_deleted_copied_shared_or_waited_for_elsewhere()
    {
        var coming = await portal.Rows.ReadAsync(async db =>
        {
            var image = Image.Import(ImageId.New(), PortalRows.Alice, new("ap-guangzhou"), "coming", "", "disk.raw", TimeProvider.System.GetUtcNow()).Value!;
            db.Add(image);
            await db.SaveChangesAsync(Cancellation);
            return image.Id.Value;
        });

        Assert.Equal("InvalidImageId.IncorrectState", await _alice.CodeAsync("DeleteImages", new { ImageIds = new[] { coming } }));
        Assert.Equal("FailedOperation.InvalidImageState", await _alice.CodeAsync("SyncImages", new { ImageIds = new[] { coming }, DestinationRegions = new[] { "ap-shanghai" } }));
        Assert.Equal("InvalidParameterValue.InvalidImageState", await ShareAsync(coming, "SHARE", PortalRows.Bob.Value));
    }

    [Fact]
    public async Task Modify_changes_what_is_given_and_leaves_the_rest()
    {
        var (image, other) = (await AddAsync("modify me"), await AddAsync("modified already"));
        Task<string> ModifyAsync(object request) => _alice.CodeAsync("ModifyImageAttribute", request);

        Assert.Equal("InvalidImageName.Duplicate", await ModifyAsync(new { ImageId = image, ImageName = "modified already" }));
        Assert.Equal("InvalidParameter.ValueTooLarge", await ModifyAsync(new { ImageId = image, ImageDescription = new string('x', 257) }));
        Assert.Equal("InvalidParameterValue", await ModifyAsync(new { ImageId = image, ImageName = " " }));
        Assert.Equal("InvalidParameterValue.InvalidImageFamily", await ModifyAsync(new { ImageId = image, ImageFamily = "no spaces" }));
        Assert.Equal("InvalidParameterValue.InvalidImageFamily", await ModifyAsync(new { ImageId = image, ImageFamily = new string('x', 65) }));
        Assert.Equal("InvalidParameterValue.InvalidImageId", await ModifyAsync(new { ImageId = await portal.Rows.PublicImageAsync(), ImageName = "mine" }));
        Assert.Equal("OK", await ModifyAsync(new { ImageId = image, ImageDescription = "described" }));
        Assert.Equal("OK", await ModifyAsync(new { ImageId = image, ImageName = "modify me", ImageDescription = "", ImageFamily = "fam" }));
        Assert.Equal("OK", await ModifyAsync(new { ImageId = other, ImageFamily = "fam" }));

        async Task<string?> NewestAsync() =>
            (await _alice.DoneAsync("DescribeImageFromFamily", new { ImageFamily = "fam" })).GetProperty("Image") is { ValueKind: System.Text.Json.JsonValueKind.Object } found
                ? found.GetProperty("ImageId").GetString()
                : null;
        Assert.Equal(other, await NewestAsync());
        Assert.Equal("OK", await ModifyAsync(new { ImageId = other, ImageDeprecated = true }));
        Assert.Equal(image, await NewestAsync());
        Assert.Equal("OK", await ModifyAsync(new { ImageId = image, ImageFamily = "" }));
        Assert.Null(await NewestAsync());
    }

    [Fact]
    public async Task Sharing_is_for_all_or_for_nobody_and_repeats_silently()
    {
        var image = await AddAsync("to share");
        var (bob, carol) = (PortalRows.Bob.Value, "100000000003");

        Assert.Equal("InvalidAccountId.NotFound", await ShareAsync(image, "SHARE", bob, "100000009999"));
        Assert.Equal("InvalidAccountId.NotFound", await ShareAsync(image, "SHARE", bob, "bob@example.test"));
        Assert.Equal("InvalidAccountId.NotFound", await ShareAsync(image, "SHARE", $"{bob} {carol}"));
        Assert.Equal("FailedOperation.AccountIsYourSelf", await ShareAsync(image, "SHARE", bob, PortalRows.Alice.Value));
        Assert.Equal("InvalidParameterValue", await ShareAsync(image, "LEND", bob));
        Assert.Empty(await RecipientsAsync(image));
        Assert.Equal("OK", await ShareAsync(image, "SHARE"));
        Assert.Equal("OK", await ShareAsync(image, "SHARE", bob));
        Assert.Equal("OK", await ShareAsync(image, "SHARE", bob, carol));
        Assert.Equal([bob, carol], await RecipientsAsync(image));
        Assert.Equal("OK", await ShareAsync(image, "CANCEL"));
        Assert.Equal("OK", await ShareAsync(image, "CANCEL", bob, "100000009999"));
        Assert.Equal("OK", await ShareAsync(image, "CANCEL", bob));
        Assert.Equal([carol], await RecipientsAsync(image));
        Assert.Equal("InvalidParameterValue.InvalidImageId", await ShareAsync(await portal.Rows.PublicImageAsync(), "SHARE", bob));
    }

    [Fact]
    public async Task Image_with_its_owners_licence_is_not_shared()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "byol", change: x => x.Licensed(ImageLicense.Own));

        Assert.Equal("FailedOperation.BYOLImageShareFailed", await ShareAsync(image, "SHARE", PortalRows.Bob.Value));
    }

    [Fact]
    public async Task Fifty_first_recipient_is_over_the_quota()
    {
        var image = await AddAsync("shared with many");
        await using (var db = portal.Rows.Open())
        {
            for (var i = 0; i < 50; i++)
            {
                var account = new Core.Accounts.Account(new($"3{i:00000000000}"), $"14{i:00000000}", $"Account {i}", TimeProvider.System.GetUtcNow());
                db.Add(account);
                db.Add(new Core.Sharing.Share(new ImageId(image), PortalRows.Alice, account.Id, TimeProvider.System.GetUtcNow(), null, ""));
            }

            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal("OverQuota", await ShareAsync(image, "SHARE", PortalRows.Bob.Value));
    }

    [Fact]
    public async Task Copies_begin_all_or_none()
    {
        var image = await AddAsync("to copy");
        Task<string> CopyAsync(params string[] regions) => _alice.CodeAsync("SyncImages", new { ImageIds = new[] { image }, DestinationRegions = regions });

        Assert.Equal("InvalidParameterValue.InvalidRegion", await CopyAsync("ap-shanghai", "ap-guangzhou"));
        Assert.Equal("InvalidRegion.NotFound", await CopyAsync("ap-shanghai", "mars"));
        Assert.Equal("InvalidRegion.Unavailable", await CopyAsync("ap-shanghai", "na-toronto"));
        Assert.Equal("MissingParameter", await CopyAsync());
        Assert.Equal("InvalidParameterValue.InvalidImageId", await _alice.CodeAsync("SyncImages", new { ImageIds = new[] { await portal.Rows.PublicImageAsync() }, DestinationRegions = new[] { "ap-shanghai" } }));
        Assert.Equal("UnsupportedOperation.EncryptedImagesNotSupported", await _alice.CodeAsync("SyncImages", new { ImageIds = new[] { image }, DestinationRegions = new[] { "ap-shanghai" }, Encrypt = true }));
        Assert.Equal("UnsupportedOperation.Region", await _alice.CodeAsync(
            "SyncImages", new { ImageIds = new[] { await portal.Rows.AddImageAsync(PortalRows.Alice, "far away", "na-toronto") }, DestinationRegions = new[] { "ap-shanghai" } }, "na-toronto"));
        Assert.Equal(0, await portal.Rows.ReadAsync(db => db.Images.CountAsync(x => x.Name == "to copy" && x.Region == new Core.Regions.RegionCode("ap-shanghai"), Cancellation)));

        var made = await _alice.DoneAsync("SyncImages", new { ImageIds = new[] { image }, DestinationRegions = new[] { "ap-shanghai", "ap-beijing" }, ImageName = "copied" });
        Assert.Equal(["ap-shanghai", "ap-beijing"], made.GetProperty("ImageSet").EnumerateArray().Select(x => x.GetProperty("Region").GetString()));

        await portal.Rows.AddImageAsync(PortalRows.Alice, "there already", "ap-hongkong");
        Assert.Equal("InvalidImageName.Duplicate", await _alice.CodeAsync("SyncImages", new { ImageIds = new[] { image }, DestinationRegions = new[] { "ap-hongkong" }, ImageName = "there already" }));
        Assert.Equal("InvalidImageName.Duplicate", await _alice.CodeAsync("SyncImages", new { ImageIds = new[] { image, await AddAsync("to copy too") }, DestinationRegions = new[] { "ap-hongkong" }, ImageName = "one for two" }));
    }

    [Fact]
    public async Task Imports_are_refused_at_once_for_what_can_be_told_at_once()
    {
        Task<string> ImportAsync(string parameter, JsonNode? value)
        {
            var order = Imports.Order(portal.Disks.Good, "never imported");
            order["DryRun"] = true;
            order[parameter] = value;
            return _alice.CodeAsync("ImportImage", order);
        }

        Assert.Equal("OK", await ImportAsync("BootMode", "Legacy BIOS"));
        Assert.Equal("InvalidImageOsType.Unsupported", await ImportAsync("OsType", "Plan 9"));
        Assert.Equal("InvalidImageOsVersion.Unsupported", await ImportAsync("OsVersion", "3"));
        Assert.Equal("InvalidParameterValue", await ImportAsync("Architecture", "arm_64"));
        Assert.Equal("InvalidParameterValue.InvalidBootMode", await ImportAsync("BootMode", "Floppy"));
        Assert.Equal("InvalidParameterValue.InvalidLicenseType", await ImportAsync("LicenseType", "Mine"));
        Assert.Equal("InvalidParameterValue.InvalidImageFamily", await ImportAsync("ImageFamily", "a b"));
        Assert.Equal("InvalidParameterValue.TooLarge", await ImportAsync("ImageName", new string('x', 61)));
        Assert.Equal("UnsupportedOperation", await ImportAsync("ImportImageDataDiskList", new JsonArray(new JsonObject { ["ImageUrl"] = "https://example.test/data" })));
        foreach (var url in new[] { "ftp://example.test/disk", "disk.qcow2", "http://127.0.0.1:1/disk.qcow2", "https://169.254.169.254/disk", $"{portal.Disks.Address}none.qcow2", "file-0000000000000000", "s3://" })
        {
            Assert.Equal((url, "InvalidParameter.InvalidParameterUrlError"), (url, await ImportAsync("ImageUrl", url)));
        }

        Assert.Equal("InvalidParameterValue.BucketNotFound", await ImportAsync("ImageUrl", "s3://nobody/disk.qcow2"));
        Assert.Equal("InvalidParameterValue.InvalidImageFormat", await ImportAsync("ImageUrl", portal.Disks.Text));
        var tags = new JsonArray([.. Enumerable.Range(0, 51).Select(x => new JsonObject { ["Key"] = $"k{x}" })]);
        Assert.Equal("InvalidParameterValue.LimitExceeded", await ImportAsync("TagSpecification", new JsonArray(new JsonObject { ["ResourceType"] = "image", ["Tags"] = tags })));
        Assert.Equal("UnauthorizedOperation", await portal.As("carol").CodeAsync("ImportImage", Imports.Order(portal.Disks.Good, "carols")));
        Assert.Equal(0, await portal.Rows.ReadAsync(db => db.Images.CountAsync(x => x.Name == "never imported", Cancellation)));
    }

    [Theory]
    [InlineData("""{"ImageName":"x"}""", "InvalidParameter.SpecifyOneParameter")]
    [InlineData("""{"ImageName":"x","InstanceId":"ins-00000000","SnapshotIds":["snap-00000000"]}""", "InvalidParameter.SpecifyOneParameter")]
    [InlineData("""{"ImageName":"x","SnapshotIds":["snap-00000000"]}""", "InvalidParameter.SnapshotNotFound")]
    [InlineData("""{"ImageName":"x","InstanceId":"server"}""", "InvalidInstanceId.Malformed")]
    [InlineData("""{"ImageName":"x","InstanceId":"ins-00000000","DataDiskIds":["disk-00000000"]}""", "InvalidParameter.DataDiskNotBelongSpecifiedInstance")]
    [InlineData("""{"ImageName":"x","InstanceId":"ins-00000000","Sysprep":"TRUE"}""", "UnsupportedOperation")]
    [InlineData("""{"ImageName":"x","InstanceId":"ins-00000000","ForcePoweroff":"maybe"}""", "InvalidParameterValue")]
    [InlineData("""{"ImageName":"x","InstanceId":"ins-00000000","ForcePoweroff":"True","Sysprep":"false","DataDiskIds":[]}""", "InvalidInstanceId.NotFound")]
    public async Task R40_image_is_made_from_one_known_instance_and_its_system_disk_alone(string request, string code) => Assert.Equal(code, await _alice.CodeAsync("CreateImage", request));

    [Theory]
    [InlineData("""{"InstanceId":"server"}""", "InvalidInstanceId.Malformed")]
    [InlineData("""{"InstanceId":"ins-00000000","ImageId":"img-1"}""", "InvalidImageId.Malformed")]
    [InlineData("""{"InstanceId":"ins-00000000"}""", "InvalidInstanceId.NotFound")]
    [InlineData("""{"InstanceId":"ins-00000000","HostName":"","UserData":"","SystemDisk":{"DiskType":"CLOUD_BASIC","DiskSize":50},"LoginSettings":{"KeepImageLogin":"TRUE"}}""", "InvalidInstanceId.NotFound")]
    [InlineData("""{"InstanceId":"ins-00000000","LoginSettings":{"Password":"x"}}""", "UnsupportedOperation")]
    [InlineData("""{"InstanceId":"ins-00000000","LoginSettings":{"KeyIds":["skey-1"]}}""", "UnsupportedOperation")]
    [InlineData("""{"InstanceId":"ins-00000000","HostName":"web"}""", "UnsupportedOperation")]
    [InlineData("""{"InstanceId":"ins-00000000","UserData":"IyEvYmluL3No"}""", "UnsupportedOperation")]
    public async Task R91_instance_is_reinstalled_by_its_id_and_nothing_is_set_inside_of_it(string request, string code) => Assert.Equal(code, await _alice.CodeAsync("ResetInstance", request));

    [Fact]
    public async Task Export_goes_to_buckets_that_are_open_for_it_and_tells_images_apart()
    {
        var (own, received) = (await AddAsync("to export"), await portal.Rows.AddImageAsync(PortalRows.Bob, "not to export"));
        await portal.Rows.ShareAsync(received, PortalRows.Bob, PortalRows.Alice);
        Task<string> ExportAsync(string bucket, string format, string[] prefixes, params string[] ids) =>
            _alice.CodeAsync("ExportImages", new { BucketName = bucket, ImageIds = ids, ExportFormat = format, FileNamePrefixList = prefixes, DryRun = true });

        Assert.Equal("OK", await ExportAsync("open", "QCOW2", ["mine"], own));
        Assert.Equal("InvalidParameterValue.BucketNotFound", await ExportAsync("nobody", "RAW", [], own));
        Assert.Equal("InvalidParameterValue.InvalidBucketPermissionForExport", await ExportAsync("closed", "RAW", [], own));
        Assert.Equal("InvalidParameterValue", await ExportAsync("open", "VHD", [], own));
        Assert.Equal("InvalidParameterValue.InvalidFileNamePrefixList", await ExportAsync("open", "RAW", ["one", "two"], own));
        Assert.Equal("InvalidParameterValue.InvalidImageState", await ExportAsync("open", "RAW", [], await portal.Rows.AddImageAsync(PortalRows.Alice, "failed export", change: x => x.Fail("import.virtio", "no"))));
        Assert.Equal("UnsupportedOperation.SharedImageExportUnsupported", await ExportAsync("open", "RAW", [], received));
        Assert.Equal("UnsupportedOperation.PublicImageExportUnsupported", await ExportAsync("open", "RAW", [], await portal.Rows.PublicImageAsync()));
        Assert.Equal("InvalidParameter.ImageIdsSnapshotIdsMustOne", await ExportAsync("open", "RAW", []));
        var planned = await _alice.DoneAsync("ExportImages", new { BucketName = "open", ImageIds = new[] { own }, DryRun = true });
        Assert.Equal($"/{own}_system_snap-{own[4..]}.raw", planned.GetProperty("CosPaths")[0].GetString());
    }

    private Task<string> AddAsync(string name) => portal.Rows.AddImageAsync(PortalRows.Alice, name);

    private Task<ImageState> StateAsync(string image) =>
        portal.Rows.ReadAsync(db => db.Images.Where(x => x.Id == new ImageId(image)).Select(x => x.State).SingleAsync(Cancellation));

    private Task<string> ShareAsync(string image, string permission, params string[] accounts) =>
        _alice.CodeAsync("ModifyImageSharePermission", new { ImageId = image, AccountIds = accounts, Permission = permission });

    private async Task<IEnumerable<string>> RecipientsAsync(string image) =>
        (await _alice.DoneAsync("DescribeImageSharePermission", new { ImageId = image })).GetProperty("SharePermissionSet").EnumerateArray()
            .Select(x => x.GetProperty("AccountId").GetString()!).Order();
}
