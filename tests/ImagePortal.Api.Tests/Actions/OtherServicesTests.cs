using ImagePortal.Api.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>What Terraform and others ask beside cvm, and what is kept of each call (D21).</summary>
public sealed class OtherServicesTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    [Fact]
    public async Task Terraform_puts_and_reads_tags()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "tagged by terraform");
        var resource = $"qcs::cvm:ap-guangzhou:uin/:image/{image}";
        Task<string> ModifyAsync(string name, object change) => _alice.CodeAsync("ModifyResourceTags", Merge(name, change), null, ApiClient.Tag);

        Assert.Equal("OK", await ModifyAsync(resource, new { ReplaceTags = new[] { new { TagKey = "a", TagValue = "1" }, new { TagKey = "b", TagValue = "2" } } }));
        Assert.Equal("OK", await ModifyAsync(resource, new { ReplaceTags = new[] { new { TagKey = "a", TagValue = "3" } }, DeleteTags = new[] { new { TagKey = "b" }, new { TagKey = "gone" } } }));
        Assert.Equal("InvalidParameter", await ModifyAsync("image", new { }));
        Assert.Equal("InvalidParameter", await ModifyAsync($"qcs::cvm:ap-guangzhou:uin/:instance/{image}", new { }));
        Assert.Equal("InvalidImageId.Malformed", await ModifyAsync("qcs::cvm:ap-guangzhou:uin/:image/img-1", new { }));
        Assert.Equal("InvalidImageId.NotFound", await ModifyAsync($"qcs::cvm:ap-shanghai:uin/:image/{image}", new { }));
        Assert.Equal("UnauthorizedOperation.ImageNotBelongToAccount", await ModifyAsync($"qcs::cvm:ap-guangzhou:uin/:image/{await portal.Rows.PublicImageAsync()}", new { ReplaceTags = new[] { new { TagKey = "a" } } }));
        Assert.Equal("InvalidParameterValue", await ModifyAsync(resource, new { ReplaceTags = new[] { new { TagKey = "qcs:x", TagValue = "1" } } }));
        Assert.Equal("OK", await ModifyAsync(resource, new { ReplaceTags = Enumerable.Range(0, 49).Select(x => new { TagKey = $"k{x}" }) }));
        Assert.Equal("InvalidParameterValue.TagQuotaLimitExceeded", await ModifyAsync(resource, new { ReplaceTags = new[] { new { TagKey = "last" } } }));

        var read = await _alice.DoneAsync(
            "DescribeResourceTagsByResourceIds",
            new { ServiceType = "cvm", ResourcePrefix = "image", ResourceRegion = "ap-guangzhou", ResourceIds = new[] { image, "img-00000000", "junk" }, Offset = 0, Limit = 1 },
            null,
            ApiClient.Tag);
        Assert.Equal(50, read.GetProperty("TotalCount").GetInt32());
        Assert.Equal(("a", "3", image), Assert.Single(read.GetProperty("Tags").EnumerateArray().Select(x => (x.GetProperty("TagKey").GetString(), x.GetProperty("TagValue").GetString(), x.GetProperty("ResourceId").GetString()))));
    }

    [Fact]
    public async Task Every_image_has_the_snapshot_that_it_is_said_to_have()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "with a snapshot");
        var id = image.Replace("img-", "snap-", StringComparison.Ordinal);

        var found = await _alice.DoneAsync("DescribeSnapshots", new { SnapshotIds = new[] { id, "snap-00000000", "junk" } });
        var filtered = await _alice.DoneAsync("DescribeSnapshots", new { Filters = new[] { new { Name = "snapshot-id", Values = new[] { id } } } });
        var all = await _alice.DoneAsync("DescribeSnapshots", new { Limit = 1 });

        Assert.Equal([id], found.GetProperty("SnapshotSet").EnumerateArray().Select(x => x.GetProperty("SnapshotId").GetString()));
        Assert.Equal(1, filtered.GetProperty("TotalCount").GetInt32());
        Assert.Equal(1, all.GetProperty("SnapshotSet").GetArrayLength());
        Assert.Equal("InvalidFilter", await _alice.CodeAsync("DescribeSnapshots", new { Filters = new[] { new { Name = "disk-id", Values = new[] { "x" } } } }));
        Assert.Equal(0, (await portal.As("carol").DoneAsync("DescribeSnapshots", new { SnapshotIds = new[] { id } })).GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task Caller_learns_who_he_is()
    {
        var identity = await _alice.DoneAsync("GetCallerIdentity", region: null, version: ApiClient.Tag);

        Assert.Equal("100000000001", identity.GetProperty("AccountId").GetString());
        Assert.Equal("qcs::cam::uin/100000000001:uin/100000000001", identity.GetProperty("Arn").GetString());
    }

    [Fact]
    public async Task Regions_have_a_zone_and_imports_a_list_of_systems()
    {
        var zones = await _alice.DoneAsync("DescribeZones", region: "ap-shanghai");
        var systems = await _alice.DoneAsync("DescribeImportImageOs");

        Assert.Equal("ap-shanghai-1", Assert.Single(zones.GetProperty("ZoneSet").EnumerateArray()).GetProperty("Zone").GetString());
        var named = systems.GetProperty("ImportImageOsListSupported");
        var listed = named.GetProperty("Windows").EnumerateArray().Concat(named.GetProperty("Linux").EnumerateArray()).Select(x => x.GetString());
        Assert.Equal(listed, systems.GetProperty("ImportImageOsVersionSet").EnumerateArray().Select(x => x.GetProperty("OsName").GetString()));
    }

    [Fact]
    public async Task Audit_names_the_key_and_the_address_of_what_the_API_did()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "audited");

        await _alice.DoneAsync("ModifyImageAttribute", new { ImageId = image, ImageName = "audited again" });

        var line = await portal.Rows.ReadAsync(db => db.Audit.SingleAsync(x => x.Subject == image && x.Action == "image.edited", TestContext.Current.CancellationToken));
        Assert.Equal(("AKIDdevalice 127.0.0.1", PortalRows.Alice), (line.From, line.Account));
    }

    [Fact]
    public async Task Key_keeps_when_and_from_where_it_was_used()
    {
        using var request = portal.As("admin").Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        await ApiClient.SendAsync(request);

        var key = await portal.Rows.ReadAsync(db => db.ApiKeys.SingleAsync(x => x.Id == new Core.Accounts.Keys.SecretId("AKIDdevadmin"), TestContext.Current.CancellationToken));

        Assert.StartsWith("127.0.0.1", key.LastUsedFrom, StringComparison.Ordinal);
        Assert.NotNull(key.LastUsedAt);
    }

    private static System.Text.Json.Nodes.JsonObject Merge(string resource, object change)
    {
        var request = System.Text.Json.JsonSerializer.SerializeToNode(change)!.AsObject();
        request["Resource"] = resource;
        return request;
    }
}
