using System.Text.Json;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>The names of the product's document (R44, R52, R59, R66), in today's envelope and in the form of 2017.</summary>
public sealed class OldNamesTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");
    private readonly FormClient _form = new(portal.Address, "AKIDdevalice", "dev-secret-alice");

    [Fact]
    public async Task Names_of_2017_work_in_todays_envelope_and_say_what_to_call_instead_R44_R52_R59()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "old names, new form");

        var shared = await _alice.DoneAsync("ShareImage", new { imageId = image, uinList = new[] { PortalRows.Bob.Value } });
        var listed = await _alice.DoneAsync("GetImageShareUinInfo", new { imageIds = new[] { image } });
        var cancelled = await _alice.DoneAsync("CancelShareImage", new { ImageId = image, AccountIds = new[] { PortalRows.Bob.Value } });
        var copied = await _alice.DoneAsync("SyncCvmImage", new { srcRegion = "gz", imgIdList = new[] { image }, dstRegion = new[] { "sh" } }, region: null);

        Assert.Equal("ShareImage is a name of 2017. Call ModifyImageSharePermission instead.", shared.GetProperty("DeprecatedWarning").GetString());
        Assert.Equal(PortalRows.Bob.Value, listed.GetProperty("Data").GetProperty("imageList")[0].GetProperty("shareUinInfo")[0].GetProperty("uin").GetString());
        Assert.Contains("ModifyImageSharePermission", cancelled.GetProperty("DeprecatedWarning").GetString(), StringComparison.Ordinal);
        Assert.Equal("ap-shanghai", copied.GetProperty("ImageSet")[0].GetProperty("Region").GetString());
        Assert.Equal("MissingParameter", await _alice.CodeAsync("ShareImage", new { imageId = image }));
        Assert.Equal("MissingParameter", await _alice.CodeAsync("CancelShareImage", new { imageId = image }));
        Assert.Equal("MissingParameter", await _alice.CodeAsync("SyncCvmImage", new { imgIdList = new[] { image } }));
        Assert.Equal("MissingParameter", await _alice.CodeAsync("SyncCvmImage", new { dstRegion = new[] { "sh" } }));
        Assert.Equal("MissingParameter", await _alice.CodeAsync("SyncCvmImage", new { imgIdList = new[] { image }, dstRegion = new[] { "sh" } }, region: null));
        Assert.Equal("UnsupportedRegion", await _alice.CodeAsync("SyncCvmImage", new { srcRegion = "xx", imgIdList = new[] { image }, dstRegion = new[] { "sh" } }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_of_2017_works_with_its_own_names_and_answers(bool isGet)
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, $"old names, old form {isGet}");

        Assert.Equal((0, "Success"), CodeOf(await CallAsync("ShareImage", isGet, ("imageId", image), ("uinList.0", PortalRows.Bob.Value), ("uinList.1", "100000000003"))));
        var data = (await CallAsync("GetImageShareUinInfo", isGet, ("imageIds.0", image))).GetProperty("data");
        Assert.Equal((1, 50), (data.GetProperty("imageNum").GetInt32(), data.GetProperty("maxImgShareNum").GetInt32()));
        Assert.Equal(2, data.GetProperty("imageList")[0].GetProperty("shareUinInfo").GetArrayLength());
        Assert.Equal((0, "Success"), CodeOf(await CallAsync("CancelShareImage", isGet, ("imageId", image), ("uinList.0", PortalRows.Bob.Value), ("uinList.1", "100000000003"))));
        Assert.Equal((0, "Success"), CodeOf(await CallAsync("SyncCvmImage", isGet, ("srcRegion", "gz"), ("imgIdList.0", image), ("dstRegion.0", "hk"))));
        Assert.Equal((0, "Success"), CodeOf(await CallAsync("DescribeImages", isGet, ("imageIds.0", image), ("offset", "0"), ("limit", "1"))));
        Assert.Equal((5000, "InvalidInstanceId.NotFound"), CodeOf(await CallAsync("CreateImage", isGet, ("instanceId", "ins-00000000"), ("imageName", "x"))));
    }

    [Fact]
    public async Task Form_of_2017_refuses_with_a_number_and_todays_code()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "refused in the old form");

        Assert.Equal((5000, "InvalidImageId.NotFound"), CodeOf(await CallAsync("ShareImage", true, ("imageId", "img-00000000"), ("uinList.0", PortalRows.Bob.Value))));
        Assert.Equal((4000, "MissingParameter"), CodeOf(await CallAsync("ShareImage", true, ("imageId", image))));
        Assert.Equal((4000, "InvalidAction"), CodeOf(await CallAsync("Dance", true)));
        Assert.Equal((4000, "UnsupportedRegion"), CodeOf(await _form.CallAsync("ShareImage", [("imageId", image)], "/v2/index.php", isGet: true, version: null, region: "xx")));
        Assert.Equal((4000, "MissingParameter"), CodeOf(await _form.CallAsync("ShareImage", [("imageId", image)], "/v2/index.php", isGet: true, version: null, region: null)));
        var stranger = new FormClient(portal.Address, "AKIDdevalice", "wrong");
        Assert.Equal((4100, "AuthFailure.SignatureFailure"), CodeOf(await stranger.CallAsync("ShareImage", [], "/v2/index.php", version: null)));
        Assert.Equal((0, "Success"), CodeOf(await CallAsync("DeleteImages", false, ("imageIds.0", image))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_other_name_of_2017_works_in_its_form_too(bool isGet)
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, $"other old names {isGet}");
        var coming = await portal.Rows.AddImageAsync(PortalRows.Alice, $"failed in the old form {isGet}", change: x => x.Fail("import.virtio", "The driver is missing."));

        Assert.Equal((0, "Success"), CodeOf(await CallAsync("ModifyImageAttributes", isGet, ("imageId", image), ("imageName", $"renamed in the old form {isGet}"), ("imageDescription", "old"))));
        var found = await CallAsync("DescribeImages", isGet, ("imageType", "1"), ("imageIds.0", image), ("imageIds.1", coming), ("status", "2"));
        var listed = Assert.Single(found.GetProperty("imageSet").EnumerateArray());
        Assert.Equal((image, $"renamed in the old form {isGet}", "old", 1, 2, PortalRows.Alice.Value), (Text(listed, "unImgId"), Text(listed, "imageName"), Text(listed, "imageDescription"), Number(listed, "imageType"), Number(listed, "status"), Text(listed, "creator")));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", Text(listed, "createTime"));
        Assert.Equal(1, Number(found, "totalCount"));
        var failed = Assert.Single((await CallAsync("DescribeImages", isGet, ("imageIds.0", coming), ("status", "6"))).GetProperty("imageSet").EnumerateArray());
        Assert.Equal((6, "The driver is missing."), (Number(failed, "status"), Text(failed, "failureReason")));
        Assert.Equal(0, Number(await CallAsync("DescribeImages", isGet, ("imageIds.0", image), ("status", "3")), "totalCount"));
        Assert.Equal(0, Number(await CallAsync("DescribeImages", isGet, ("imageIds.0", image), ("imageType", "2")), "totalCount"));
        Assert.Equal(200, Number(await CallAsync("GetImageQuota", isGet), "imageNumQuota"));
        Assert.Equal((0, "Success"), CodeOf(await CallAsync("DeleteImages", isGet, ("imageIds.0", image), ("imageIds.1", coming))));
        Assert.Equal((4000, "UnsupportedRegion"), CodeOf(await _form.CallAsync("GetImageQuota", [], "/v2/index.php", isGet, version: null, region: "xx")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disks_are_looked_at_and_brought_in_by_the_names_of_2017_R93(bool isGet)
    {
        var name = $"imported in the old form {isGet}";
        (string, string)[] Order(string type, string version, params (string, string)[] more) =>
            [("osType", type), ("osVersion", version), ("osBits", "64"), ("imgFormat", "qcow2"), ("imgName", name), ("imgDesc", "old"), ("imgCosUrl", portal.Disks.Good), .. more];

        var looked = await CallAsync("CheckCosUrl", isGet, ("cosUrl", portal.Disks.Good));
        var refused = await CallAsync("CheckCosUrl", isGet, ("cosUrl", portal.Disks.Empty));
        var guarded = await CallAsync("CheckCosUrl", isGet, ("cosUrl", "http://169.254.169.254/latest"));
        var rehearsed = await CallAsync("ImportImage", isGet, Order("Windows", "2012 R2 Standard", ("dryRun", "true"), ("licenseType", "BYOL")));
        var imported = await CallAsync("ImportImage", isGet, Order("Debian", "12"));
        var again = await CallAsync("ImportImage", isGet, Order("Debian", "12"));

        Assert.Equal((0, "good.qcow2", "qcow2"), (CodeOf(looked).Code, Text(looked.GetProperty("data"), "name").Split('/')[^1], Text(looked.GetProperty("data"), "format")));
        Assert.Equal((4000, "InvalidParameterValue.InvalidImageFormat"), CodeOf(refused));
        Assert.Equal((4000, "InvalidParameter.InvalidParameterUrlError"), CodeOf(guarded));
        Assert.Equal((0, "Success"), CodeOf(rehearsed));
        Assert.Matches("^img-[0-9a-z]{8}$", Text(imported, "imageId"));
        Assert.Contains("at / instead", Text(imported, "deprecatedWarning"), StringComparison.Ordinal);
        Assert.Equal((4000, "InvalidImageName.Duplicate"), CodeOf(again));
    }

    [Fact]
    public async Task Version_at_the_address_of_2017_asks_for_todays_action_and_answer()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "versioned");

        var answer = await _form.CallAsync("DescribeImages", [("ImageIds.0", image)], "/v2/index.php", isGet: true);

        Assert.Equal(image, answer.GetProperty("Response").GetProperty("ImageSet")[0].GetProperty("ImageId").GetString());
    }

    [Theory]
    [InlineData("ModifyImageAttributes", """{"imageId":"{0}","imageName":"by an old name of today"}""")]
    [InlineData("GetImageQuota", "{}")]
    [InlineData("CheckCosUrl", """{"cosUrl":"{1}"}""")]
    public async Task Names_that_are_gone_today_are_taken_in_todays_envelope(string action, string request)
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, $"old name {action}");

        var answer = await _alice.DoneAsync(action, request.Replace("{0}", image, StringComparison.Ordinal).Replace("{1}", portal.Disks.Good, StringComparison.Ordinal));

        Assert.StartsWith($"{action} is a name of 2017.", Text(answer, "DeprecatedWarning"), StringComparison.Ordinal);
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private Task<JsonElement> CallAsync(string action, bool isGet, params (string Name, string Value)[] parameters) =>
        _form.CallAsync(action, parameters, "/v2/index.php", isGet, version: null, region: "gz");

    private static (int Code, string? Words) CodeOf(JsonElement answer) => (answer.GetProperty("code").GetInt32(), answer.GetProperty("codeDesc").GetString());
}
