using System.Text.Json;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>What DescribeImages shows, hides and refuses (D21).</summary>
public sealed class DescribeImagesTests(ApiPortal portal)
{
    private readonly ApiClient _bob = portal.As("bob");

    [Fact]
    public async Task Shared_image_is_shared_to_its_recipient_and_private_to_its_owner_in_its_region_alone()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "shared with bob");
        await portal.Rows.ShareAsync(image, PortalRows.Alice, PortalRows.Bob);

        Assert.Equal("SHARED_IMAGE", (await FindAsync(_bob, image))!.Value.GetProperty("ImageType").GetString());
        Assert.Equal("PRIVATE_IMAGE", (await FindAsync(portal.As("alice"), image))!.Value.GetProperty("ImageType").GetString());
        Assert.Null(await FindAsync(portal.As("carol"), image));
        Assert.Null(await FindAsync(_bob, image, "ap-shanghai"));
    }

    [Fact]
    public async Task Every_field_that_clients_read_unchecked_is_there_and_of_its_type()
    {
        var found = await _bob.DoneAsync("DescribeImages", new { Limit = 100 });

        Assert.Equal(JsonValueKind.Number, found.GetProperty("TotalCount").ValueKind);
        foreach (var image in found.GetProperty("ImageSet").EnumerateArray())
        {
            foreach (var text in new[] { "ImageId", "ImageName", "ImageState", "OsName", "ImageType", "CreatedTime", "Architecture", "Platform", "ImageCreator", "ImageSource", "LicenseType", "ImageDescription" })
            {
                Assert.Equal((text, JsonValueKind.String), (text, image.GetProperty(text).ValueKind));
            }

            Assert.True(image.GetProperty("ImageSize").TryGetInt64(out _));
            Assert.StartsWith("snap-", image.GetProperty("SnapshotSet")[0].GetProperty("SnapshotId").GetString(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Array, image.GetProperty("Tags").ValueKind);
            Assert.EndsWith("Z", image.GetProperty("CreatedTime").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Failed_image_says_why()
    {
        var broken = await portal.Rows.AddImageAsync(PortalRows.Bob, "broken", change: x => x.Fail("import.virtio", "The driver is missing."));

        var image = (await FindAsync(_bob, broken))!.Value;

        Assert.Equal(("IMPORTFAILED", "The driver is missing.", "import.virtio"), (image.GetProperty("ImageState").GetString(), image.GetProperty("FailureReason").GetString(), image.GetProperty("FailureCode").GetString()));
        Assert.Equal([broken], await IdsAsync(("image-state", ["IMPORTFAILED"]), ("image-id", [broken])));
    }

    [Fact]
    public async Task Refused_disk_becomes_a_failed_image_with_the_reason()
    {
        var alice = portal.As("alice");
        var started = await alice.DoneAsync("ImportImage", Imports.Order(portal.Disks.Empty, "refused-disk"));
        var id = started.GetProperty("ImageId").GetString()!;

        JsonElement image;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            image = (await FindAsync(alice, id))!.Value;
        }
        while (image.GetProperty("ImageState").GetString() == "IMPORTING");

        Assert.Equal("IMPORTFAILED", image.GetProperty("ImageState").GetString());
        Assert.NotEqual("", image.GetProperty("FailureReason").GetString());
        Assert.Equal("OK", await alice.CodeAsync("DeleteImages", new { ImageIds = new[] { id } }));
    }

    [Theory]
    [InlineData("""{"ImageIds":["img-0000000"]}""", "InvalidImageId.Malformed")]
    [InlineData("""{"ImageIds":["img-00000000"],"Filters":[{"Name":"image-type","Values":["PUBLIC_IMAGE"]}]}""", "InvalidParameter.InvalidParameterCoexistImageIdsFilters")]
    [InlineData("""{"ImageIds":[],"Filters":[]}""", "OK")]
    [InlineData("""{"ImageIds":["img-00000000"],"Filters":[]}""", "OK")]
    [InlineData("""{"Filters":[{"Name":"colour","Values":["red"]}]}""", "InvalidFilter")]
    [InlineData("""{"Filters":[{"Name":"tag:","Values":["red"]}]}""", "InvalidFilter")]
    [InlineData("""{"Filters":[{"Name":"platform","Values":["a"]},{"Name":"platform","Values":["b"]}]}""", "InvalidFilter")]
    [InlineData("""{"Filters":[{"Name":"image-name","Values":["1","2","3","4","5","6"]}]}""", "InvalidFilterValue.LimitExceeded")]
    [InlineData("""{"Filters":[{"Name":"image-id","Values":["img-1"]}]}""", "InvalidImageId.Malformed")]
    [InlineData("""{"Filters":[{"Name":"image-type","Values":["NICE_IMAGE"]}]}""", "InvalidParameterValue")]
    [InlineData("""{"Filters":[{"Name":"image-state","Values":["SLEEPING"]}]}""", "InvalidParameterValue")]
    [InlineData("""{"Filters":[{"Name":"image-name"}]}""", "MissingParameter")]
    [InlineData("""{"Filters":[{"Values":["x"]}]}""", "MissingParameter")]
    [InlineData("""{"Filters":[{"Name":"image-name","Values":["x"],"More":1}]}""", "UnknownParameter")]
    [InlineData("""{"Filters":[{"Name":"dedicated-cluster-id","Values":["x"]}]}""", "OK")]
    [InlineData("""{"Limit":101}""", "InvalidParameterValue.LimitExceeded")]
    [InlineData("""{"Limit":0}""", "InvalidParameterValue")]
    [InlineData("""{"Offset":-1}""", "InvalidParameterValue")]
    [InlineData("""{"InstanceType":"S5.MEDIUM4"}""", "OK")]
    [InlineData("""{"InstanceType":"medium"}""", "InvalidInstanceType.Malformed")]
    public async Task Questions_that_cannot_be_answered_have_their_codes(string request, string code) => Assert.Equal(code, await _bob.CodeAsync("DescribeImages", request));

    [Fact]
    public async Task More_than_ten_filters_are_too_many()
    {
        var filters = Enumerable.Range(0, 11).Select(x => new { Name = $"tag:{x}", Values = new[] { "x" } });

        Assert.Equal("InvalidFilterValue.LimitExceeded", await _bob.CodeAsync("DescribeImages", new { Filters = filters }));
    }

    [Fact]
    public async Task Filters_find_what_they_name()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Bob, "filtered by bob", change: x => x.Classify("bobs", false));
        await _bob.DoneAsync("ModifyResourceTags", new { Resource = $"qcs::cvm:ap-guangzhou:uin/:image/{image}", ReplaceTags = new[] { new { TagKey = "use", TagValue = "filter" } } }, null, ApiClient.Tag);

        Assert.Equal([image], await IdsAsync(("image-name", ["TERED BY"]), ("image-type", ["PRIVATE_IMAGE", "PUBLIC_IMAGE"])));
        Assert.Equal([image], await IdsAsync(("image-family", ["bobs"])));
        Assert.Equal([image], await IdsAsync(("tag:use", ["filter"]), ("tag-key", ["use", "other"]), ("tag-value", ["filter"])));
        Assert.Empty(await IdsAsync(("tag:use", ["other"])));
        Assert.Equal([image], await IdsAsync(("platform", ["other"]), ("image-id", [image])));
        Assert.Empty(await IdsAsync(("platform", ["centos"]), ("image-id", [image])));
        Assert.Equal([image], await IdsAsync(("image-state", ["NORMAL"]), ("image-id", [image])));
    }

    private static async Task<JsonElement?> FindAsync(ApiClient who, string image, string region = "ap-guangzhou")
    {
        var found = await who.DoneAsync("DescribeImages", new { ImageIds = new[] { image } }, region);
        Assert.Equal(found.GetProperty("TotalCount").GetInt32(), found.GetProperty("ImageSet").GetArrayLength());
        return found.GetProperty("ImageSet").EnumerateArray().Select(x => (JsonElement?)x).SingleOrDefault();
    }

    private async Task<IEnumerable<string>> IdsAsync(params (string Name, string[] Values)[] filters)
    {
        var found = await _bob.DoneAsync("DescribeImages", new { Filters = filters.Select(x => new { x.Name, x.Values }) });
        return found.GetProperty("ImageSet").EnumerateArray().Select(x => x.GetProperty("ImageId").GetString()!);
    }
}
