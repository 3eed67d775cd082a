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
        Assert.Equal((5100, "UnsupportedOperation.NotSupportInstanceImage"), CodeOf(await CallAsync("CreateImage", isGet, ("instanceId", "ins-00000000"), ("imageName", "x"))));
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

    private Task<JsonElement> CallAsync(string action, bool isGet, params (string Name, string Value)[] parameters) =>
        _form.CallAsync(action, parameters, "/v2/index.php", isGet, version: null, region: "gz");

    private static (int Code, string? Words) CodeOf(JsonElement answer) => (answer.GetProperty("code").GetInt32(), answer.GetProperty("codeDesc").GetString());
}
