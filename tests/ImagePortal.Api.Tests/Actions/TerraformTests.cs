using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>
/// The calls of the Terraform provider in its order, to the names that it makes of a domain, through the portal as its proxy (D21): whoever has no
/// DNS for those names runs it so.
/// </summary>
public sealed class TerraformTests(ApiPortal portal) : IDisposable
{
    private const string Region = "ap-guangzhou";
    private const string Account = "100000000002";

    private readonly HttpClient _http = new(new SocketsHttpHandler { Proxy = new WebProxy(portal.Address), UseProxy = true });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Resources_are_made_read_changed_and_destroyed()
    {
        // allowed_account_ids of the provider.
        Assert.Equal(PortalRows.Alice.Value, (await AskAsync("sts", "GetCallerIdentity", new { }, ApiClient.Tag)).GetProperty("AccountId").GetString());

        // tencentcloud_cvm_import_image keeps no id; the image is found by its name.
        await CvmAsync("ImportImage", Imports.Order(portal.Disks.Good, "terraformed"));
        var image = (await CvmAsync("DescribeImages", new { Filters = new[] { new { Name = "image-name", Values = new[] { "terraformed" } } } })).GetProperty("ImageSet")[0].GetProperty("ImageId").GetString()!;

        // tencentcloud_image: tags, then waiting for NORMAL, then reading.
        await AskAsync("tag", "ModifyResourceTags", new { Resource = $"qcs::cvm:{Region}:uin/:image/{image}", ReplaceTags = new[] { new { TagKey = "by", TagValue = "terraform" } }, DeleteTags = Array.Empty<object>() }, ApiClient.Tag);
        var read = await WaitAsync(image);
        Assert.NotEqual(0, read.GetProperty("SnapshotSet").GetArrayLength());
        Assert.Equal(JsonValueKind.String, read.GetProperty("OsName").ValueKind);
        Assert.Equal([("by", "terraform", image)], await TagsAsync(image));

        await CvmAsync("ModifyImageAttribute", new { ImageId = image, ImageName = "terraformed", ImageDescription = "", ImageFamily = "" });
        await CvmAsync("ModifyImageAttribute", new { ImageId = image, ImageName = "terraformed twice", ImageDescription = "changed", ImageFamily = "terraform" });
        Assert.Equal(image, (await CvmAsync("DescribeImageFromFamily", new { ImageFamily = "terraform" })).GetProperty("Image").GetProperty("ImageId").GetString());

        await ReadDataAsync(image);
        await ShareAndUnshareAsync(image);

        // tencentcloud_cvm_sync_image waits for the source; tencentcloud_cvm_export_images for the image.
        var synced = (await CvmAsync("SyncImages", new { ImageIds = new[] { image }, DestinationRegions = new[] { "ap-shanghai" }, ImageSetRequired = true })).GetProperty("ImageSet");
        Assert.Equal(1, synced.GetArrayLength());
        await WaitAsync(image);
        Assert.Equal(1, (await CvmAsync("ExportImages", new { BucketName = "open", ImageIds = new[] { image }, ExportFormat = "QCOW2", FileNamePrefixList = new[] { "tf" }, DryRun = true })).GetProperty("CosPaths").GetArrayLength());
        await WaitAsync(image);
        await WaitAsync(synced[0].GetProperty("ImageId").GetString()!, "ap-shanghai");

        // Destroying: the delete is repeated until it is taken, then the list read until it is empty.
        await CvmAsync("DeleteImages", new { ImageIds = new[] { image }, DeleteBindedSnap = false });
        var gone = await CvmAsync("DescribeImages", new { ImageIds = new[] { image }, Filters = Array.Empty<object>() });
        Assert.Equal((0, 0), (gone.GetProperty("TotalCount").GetInt32(), gone.GetProperty("ImageSet").GetArrayLength()));
        Assert.Empty(await TagsAsync(image));
    }

    [Fact]
    public async Task Name_of_a_region_before_the_domain_chooses_nothing()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "by a name with a region");

        var found = await AskAsync("cvm.ap-shanghai", "DescribeImages", new { ImageIds = new[] { image } });

        Assert.Equal(1, found.GetProperty("TotalCount").GetInt32());
    }

    /// <summary>The data sources: images page by page with the snapshots of each, and what takes one call.</summary>
    private async Task ReadDataAsync(string image)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var page = (await CvmAsync("DescribeImages", new { Filters = Array.Empty<object>(), Offset = all.Count, Limit = 100 })).GetProperty("ImageSet");
            all.AddRange(page.EnumerateArray());
            if (page.GetArrayLength() < 100)
            {
                break;
            }
        }

        Assert.Contains(all, x => x.GetProperty("ImageId").GetString() == image);
        Assert.Contains(all, x => x.GetProperty("ImageType").GetString() == "MARKET_IMAGE");
        var snapshots = all.Single(x => x.GetProperty("ImageId").GetString() == image).GetProperty("SnapshotSet").EnumerateArray().Select(x => x.GetProperty("SnapshotId").GetString()).ToArray();
        var described = await AskAsync("cbs", "DescribeSnapshots", new { SnapshotIds = snapshots, Offset = 0, Limit = 100 });
        var snapshot = Assert.Single(described.GetProperty("SnapshotSet").EnumerateArray());
        Assert.Equal("SYSTEM_DISK", snapshot.GetProperty("DiskUsage").GetString());
        Assert.True(snapshot.GetProperty("DiskSize").TryGetInt64(out _));

        Assert.NotEqual(0, (await CvmAsync("DescribeImageQuota", new { })).GetProperty("ImageNumQuota").GetInt32());
        Assert.NotEqual(0, (await CvmAsync("DescribeImportImageOs", new { })).GetProperty("ImportImageOsVersionSet").GetArrayLength());
    }

    /// <summary>tencentcloud_cvm_image_share_permission: added, changed, read, and taken away with what is left, be it nothing.</summary>
    private async Task ShareAndUnshareAsync(string image)
    {
        Task<JsonElement> ShareAsync(string permission, params string[] accounts) =>
            CvmAsync("ModifyImageSharePermission", new { ImageId = image, AccountIds = accounts, Permission = permission });
        async Task<string[]> SharedAsync() =>
            [.. (await CvmAsync("DescribeImageSharePermission", new { ImageId = image })).GetProperty("SharePermissionSet").EnumerateArray().Select(x => x.GetProperty("AccountId").GetString()!)];

        await ShareAsync("SHARE", Account);
        Assert.Equal([Account], await SharedAsync());
        await ShareAsync("SHARE", "100000000003");
        await ShareAsync("CANCEL", Account);
        await ShareAsync("CANCEL", await SharedAsync());
        Assert.Empty(await SharedAsync());
        await ShareAsync("CANCEL", await SharedAsync());
    }

    private async Task<JsonElement> WaitAsync(string image, string region = Region)
    {
        while (true)
        {
            var found = (await CvmAsync("DescribeImages", new { ImageIds = new[] { image } }, region)).GetProperty("ImageSet")[0];
            var state = found.GetProperty("ImageState").GetString();
            Assert.Contains(state, new[] { "NORMAL", "IMPORTING", "SYNCING" });
            if (state == "NORMAL")
            {
                return found;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<IEnumerable<(string?, string?, string?)>> TagsAsync(string image)
    {
        var request = new { ServiceType = "cvm", ResourcePrefix = "image", ResourceRegion = Region, ResourceIds = new[] { image }, Offset = 0, Limit = 100 };
        return (await AskAsync("tag", "DescribeResourceTagsByResourceIds", request, ApiClient.Tag)).GetProperty("Tags").EnumerateArray()
            .Select(x => (x.GetProperty("TagKey").GetString(), x.GetProperty("TagValue").GetString(), x.GetProperty("ResourceId").GetString()));
    }

    private Task<JsonElement> CvmAsync(string action, object parameters, string region = Region) => AskAsync("cvm", action, parameters, region: region);

    private Task<JsonElement> AskAsync(string service, string action, object parameters, string version = ApiClient.Cvm, string region = Region)
    {
        var client = new ApiClient(new Uri($"http://{service}.portal.test/"), "AKIDdevalice", "dev-secret-alice", _http);
        return client.DoneAsync(action, parameters is JsonObject ? parameters : JsonSerializer.Serialize(parameters), region, version);
    }
}
