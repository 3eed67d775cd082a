using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>Who is let in, and how differently clients may sign (D21).</summary>
public sealed class SignatureTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    [Fact]
    public async Task Host_may_be_signed_with_its_port_without_it_or_by_another_name_of_the_portal()
    {
        Assert.Equal("OK", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm)));
        Assert.Equal("OK", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, host: "127.0.0.1")));
        Assert.Equal("OK", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, host: "images.example.test")));
        Assert.Equal("AuthFailure.SignatureFailure", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, host: "elsewhere.example.test")));
    }

    [Theory]
    [InlineData("cvm")]
    [InlineData("127")]
    [InlineData("localhost:5080")]
    public async Task Service_is_whatever_the_client_took_for_it(string service) =>
        Assert.Equal("OK", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, service: service)));

    [Fact]
    public async Task Authorization_is_read_leniently()
    {
        foreach (var change in new Func<string, string>[]
        {
            x => x.Replace("SHA256 Credential", "SHA256  Credential", StringComparison.Ordinal),
            x => x.Replace(", ", ",", StringComparison.Ordinal),
            x => x.Replace(", ", "  ", StringComparison.Ordinal),
        })
        {
            using var request = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
            Change(request, "Authorization", change);
            Assert.Equal("OK", await CodeAsync(request));
        }
    }

    [Fact]
    public async Task Content_type_may_carry_a_charset_when_it_is_signed_so() =>
        Assert.Equal("OK", await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, contentType: "application/json; charset=utf-8")));

    [Theory]
    [InlineData("SKIP", "AuthFailure.InvalidAuthorization")]
    [InlineData("", "AuthFailure.InvalidAuthorization")]
    [InlineData("TC3-HMAC-SHA256", "AuthFailure.InvalidAuthorization")]
    [InlineData("TC3-HMAC-SHA256 Credential=AKIDdevalice/2026-01-01/tc3_request, SignedHeaders=content-type;host, Signature=0", "AuthFailure.InvalidAuthorization")]
    [InlineData("TC3-HMAC-SHA256 Credential=AKIDdevalice/2026-01-01/cvm/tc3_request, SignedHeaders=host, Signature=0", "AuthFailure.InvalidAuthorization")]
    [InlineData("TC3-HMAC-SHA256 Credential=AKIDdevalice/2026-01-01/cvm/tc3_request, SignedHeaders=content-type;host, Signature=0", "AuthFailure.SignatureFailure")]
    [InlineData("TC3-HMAC-SHA256 Credential=nobody/2026-01-01/cvm/tc3_request, SignedHeaders=content-type;host, Signature=0", "AuthFailure.SecretIdNotFound")]
    public async Task Unsigned_and_badly_signed_calls_are_refused_before_anything_is_looked_at(string authorization, string code)
    {
        using var request = _alice.Sign("NoSuchAction", "no JSON", null, "0");
        Change(request, "Authorization", _ => authorization);

        Assert.Equal(code, await CodeAsync(request));
    }

    [Theory]
    [InlineData(-290, "OK")]
    [InlineData(290, "OK")]
    [InlineData(-310, "AuthFailure.SignatureExpire")]
    [InlineData(310, "AuthFailure.SignatureExpire")]
    public async Task Call_is_good_for_five_minutes_either_way(int seconds, string code) =>
        Assert.Equal(code, await CodeAsync(_alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, TimeProvider.System.GetUtcNow().AddSeconds(seconds))));

    [Fact]
    public async Task Temporary_keys_are_unknown()
    {
        using var request = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        request.Headers.Add("X-TC-Token", "token");

        Assert.Equal("AuthFailure.TokenFailure", await CodeAsync(request));
    }

    [Fact]
    public async Task Wrong_secret_fails_and_tells_nothing()
    {
        var stranger = new ApiClient(portal.Address, "AKIDdevalice", "dev-secret-bob");

        Assert.Equal("AuthFailure.SignatureFailure", await stranger.CodeAsync("DescribeImages"));
        Assert.Equal("AuthFailure.SecretIdNotFound", await new ApiClient(portal.Address, "AKIDnobody", "x").CodeAsync("DescribeImages"));
    }

    [Fact]
    public async Task Disabled_key_is_named_so_only_to_its_holder()
    {
        var carol = portal.As("carol");
        Assert.Equal("OK", await carol.CodeAsync("DescribeRegions"));
        await SwitchAsync(enabled: false);
        try
        {
            Assert.Equal("AuthFailure.InvalidSecretId", await carol.CodeAsync("DescribeRegions"));
            Assert.Equal("AuthFailure.SignatureFailure", await new ApiClient(portal.Address, "AKIDdevcarol", "wrong").CodeAsync("DescribeRegions"));
        }
        finally
        {
            await SwitchAsync(enabled: true);
        }

        Assert.Equal("OK", await carol.CodeAsync("DescribeRegions"));
    }

    [Theory]
    [InlineData(true, "HmacSHA1")]
    [InlineData(true, "HmacSHA256")]
    [InlineData(false, "HmacSHA1")]
    [InlineData(false, null)]
    public async Task Signatures_of_version_1_are_taken_in_queries_and_forms(bool isGet, string? method)
    {
        var client = new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice");

        var answer = await client.CallAsync("DescribeImages", [("Limit", "1"), ("Filters.0.Name", "image-type"), ("Filters.0.Values.0", "PUBLIC_IMAGE")], isGet: isGet, method: method);

        Assert.Equal("OK", ApiClient.CodeOf(answer.GetProperty("Response")));
        Assert.Equal(1, answer.GetProperty("Response").GetProperty("ImageSet").GetArrayLength());
    }

    [Theory]
    [InlineData("HmacMD5", "AuthFailure.InvalidAuthorization")]
    public async Task Unknown_methods_of_version_1_are_refused(string method, string code)
    {
        var answer = await new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice").CallAsync("DescribeRegions", [], method: method);

        Assert.Equal(code, ApiClient.CodeOf(answer.GetProperty("Response")));
    }

    private static async Task<string> CodeAsync(HttpRequestMessage request) =>
        ApiClient.CodeOf((await ApiClient.SendAsync(request)).GetProperty("Response"));

    private static void Change(HttpRequestMessage request, string header, Func<string, string> change)
    {
        var value = string.Join(", ", request.Headers.NonValidated[header]);
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, change(value));
    }

    private async Task SwitchAsync(bool enabled)
    {
        await using var db = portal.Rows.Open();
        db.ApiKeys.Single(x => x.Id == new Core.Accounts.Keys.SecretId("AKIDdevcarol")).Switch(enabled);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
