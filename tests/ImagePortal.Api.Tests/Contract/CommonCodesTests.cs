using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Contract;

/// <summary>The codes that every action may answer with, each by a call that makes it (D21).</summary>
public sealed class CommonCodesTests(ApiPortal portal)
{
    private static readonly Dictionary<string, Func<ApiPortal, Task<string>>> Calls = new()
    {
        ["AuthFailure.InvalidAuthorization"] = x => SendAsync(x, y => y.Headers.Remove("Authorization")),
        ["AuthFailure.SecretIdNotFound"] = x => new ApiClient(x.Address, "AKIDnobody", "x").CodeAsync("DescribeRegions"),
        ["AuthFailure.SignatureFailure"] = x => new ApiClient(x.Address, "AKIDdevalice", "x").CodeAsync("DescribeRegions"),
        ["AuthFailure.SignatureExpire"] = x => SendAsync(x, _ => { }, TimeProvider.System.GetUtcNow().AddMinutes(-6)),
        ["AuthFailure.TokenFailure"] = x => SendAsync(x, y => y.Headers.Add("X-TC-Token", "token")),
        ["AuthFailure.InvalidSecretId"] = AskWithDisabledKeyAsync,
        ["InvalidAction"] = x => x.As("alice").CodeAsync("Dance"),
        ["NoSuchVersion"] = x => x.As("alice").CodeAsync("DescribeImages", version: "2011-01-01"),
        ["MissingParameter"] = x => x.As("alice").CodeAsync("DeleteImages"),
        ["UnknownParameter"] = x => x.As("alice").CodeAsync("DescribeImages", new { Colour = "red" }),
        ["InvalidParameter"] = x => x.As("alice").CodeAsync("DescribeImages", new { Limit = "20" }),
        ["InvalidParameterValue"] = x => x.As("alice").CodeAsync("DescribeImages", new { Limit = 0 }),
        ["InvalidRequest"] = x => SendAsync(x, _ => { }, contentType: "multipart/form-data; boundary=none"),
        ["UnsupportedProtocol"] = x => SendAsync(x, _ => { }, contentType: "text/plain"),
        ["UnsupportedRegion"] = x => x.As("alice").CodeAsync("DescribeImages", region: "mars-1"),
        ["RequestSizeLimitExceeded"] = x => x.As("alice").CodeAsync("DescribeImages", new string(' ', (10 << 20) + 1)),
        ["RequestLimitExceeded"] = _ => AskTooOftenAsync(),
        ["UnauthorizedOperation"] = x => x.As("carol").CodeAsync("ImportImage", Imports.Order(x.Disks.Good, "carols")),
    };

    internal static IEnumerable<string> Raised => Calls.Keys;

    public static TheoryData<string> Codes => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Code_of_every_action_is_answered_in_its_situation(string code) => Assert.Equal(code, await Calls[code](portal));

    private static async Task<string> SendAsync(ApiPortal portal, Action<HttpRequestMessage> change, DateTimeOffset? at = null, string contentType = "application/json")
    {
        using var request = portal.As("alice").Sign("DescribeRegions", "{}", null, ApiClient.Cvm, at, contentType: contentType);
        change(request);
        return ApiClient.CodeOf((await ApiClient.SendAsync(request)).GetProperty("Response"));
    }

    private static async Task<string> AskWithDisabledKeyAsync(ApiPortal portal)
    {
        await SwitchAsync(portal, enabled: false);
        try
        {
            return await portal.As("carol").CodeAsync("DescribeRegions");
        }
        finally
        {
            await SwitchAsync(portal, enabled: true);
        }
    }

    private static async Task SwitchAsync(ApiPortal portal, bool enabled)
    {
        await using var db = portal.Rows.Open();
        db.ApiKeys.Single(x => x.Id == new Core.Accounts.Keys.SecretId("AKIDdevcarol")).Switch(enabled);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Of a portal that takes one call a second.</summary>
    private static async Task<string> AskTooOftenAsync()
    {
        await using var strict = new ApiPortal { RequestsPerSecond = 1 };
        await strict.InitializeAsync();
        var code = "OK";
        for (var i = 0; i < 100 && code == "OK"; i++)
        {
            code = await strict.As("alice").CodeAsync("DescribeRegions");
        }

        Assert.Equal("OK", await strict.As("bob").CodeAsync("DescribeRegions"));
        return code;
    }
}
