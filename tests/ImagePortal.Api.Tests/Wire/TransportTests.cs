using System.Net;
using System.Text;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>What goes over the wire, and what does not (D21).</summary>
public sealed class TransportTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("NoSuchAction", ApiClient.Cvm, "InvalidAction")]
    [InlineData("GetCallerIdentity", ApiClient.Cvm, "InvalidAction")]
    [InlineData("DescribeImages", "2016-01-01", "NoSuchVersion")]
    [InlineData("DescribeImages", null, "MissingParameter")]
    public async Task Unknown_actions_and_versions_have_their_codes(string action, string? version, string code) =>
        Assert.Equal(code, await _alice.CodeAsync(action, version: version));

    [Theory]
    [InlineData(null, "MissingParameter")]
    [InlineData("mars-1", "UnsupportedRegion")]
    [InlineData("AP-GUANGZHOU", "UnsupportedRegion")]
    public async Task Region_must_be_named_and_exist(string? region, string code) => Assert.Equal(code, await _alice.CodeAsync("DescribeImages", region: region));

    [Theory]
    [InlineData("{", "InvalidParameter")]
    [InlineData("[]", "InvalidParameter")]
    [InlineData("null", "InvalidParameter")]
    [InlineData("{\"Limit\":1,\"Limit\":2}", "InvalidParameter")]
    [InlineData("{\"Limit\":20.0}", "InvalidParameter")]
    [InlineData("{\"Limit\":\"20\"}", "InvalidParameter")]
    [InlineData("{\"Limit\":99999999999999999999}", "InvalidParameter")]
    [InlineData("{\"Limit\":null}", "OK")]
    [InlineData("", "OK")]
    public async Task Bodies_are_JSON_objects_with_real_types(string body, string code) => Assert.Equal(code, await _alice.CodeAsync("DescribeImages", body));

    [Theory]
    [InlineData("text/plain", "UnsupportedProtocol")]
    [InlineData("multipart/form-data", "InvalidRequest")]
    [InlineData("multipart/form-data; boundary=x", "InvalidRequest")]
    public async Task Other_content_types_are_refused(string type, string code)
    {
        using var request = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, contentType: type);

        Assert.Equal(code, ApiClient.CodeOf((await ApiClient.SendAsync(request)).GetProperty("Response")));
    }

    [Fact]
    public async Task Multipart_carries_texts_and_lists_as_JSON()
    {
        const string Body =
            "--b\r\nContent-Disposition: form-data; name=\"Limit\"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=\"Filters\"\r\n\r\n[{\"Name\":\"image-type\",\"Values\":[\"PUBLIC_IMAGE\"]}]\r\n--b--\r\n";
        using var request = _alice.Sign("DescribeImages", Body, "ap-guangzhou", ApiClient.Cvm, contentType: "multipart/form-data; boundary=b");

        var response = (await ApiClient.SendAsync(request)).GetProperty("Response");

        Assert.Equal("PUBLIC_IMAGE", Assert.Single(response.GetProperty("ImageSet").EnumerateArray()).GetProperty("ImageType").GetString());
    }

    [Fact]
    public async Task Bodies_and_queries_have_their_largest_sizes()
    {
        Assert.Equal("RequestSizeLimitExceeded", await _alice.CodeAsync("DescribeImages", new string(' ', (10 << 20) + 1)));
        var form = await new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice").CallAsync("DescribeImages", [("InstanceType", new string('x', 1 << 20))]);
        Assert.Equal("RequestSizeLimitExceeded", ApiClient.CodeOf(form.GetProperty("Response")));
        var query = await new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice").CallAsync("DescribeImages", [("InstanceType", new string('x', 40 << 10))], isGet: true);
        Assert.Equal("RequestSizeLimitExceeded", ApiClient.CodeOf(query.GetProperty("Response")));
        Assert.Equal("InvalidParameter", await _alice.CodeAsync("DescribeImages", new string('[', 1 << 20)));
    }

    [Theory]
    [InlineData("Filters.0.Name=a&Filters.0=b", "InvalidParameter")]
    [InlineData("Limit=1&Limit=2", "AuthFailure.SignatureFailure")]
    [InlineData("a.b.c.d.e.f.g.h.i=1", "InvalidParameter")]
    [InlineData("Filters.x.Name=a", "InvalidParameter")]
    [InlineData("DryRun=1", "UnknownParameter")]
    public async Task Flattened_names_must_fit_together(string query, string code)
    {
        var pairs = query.Split('&').Select(x => (x.Split('=')[0], x.Split('=')[1])).DistinctBy(x => x.Item1);
        var target = query.StartsWith("Limit", StringComparison.Ordinal) ? "/?" + query : "/";

        var answer = await new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice").CallAsync("DescribeImages", pairs, isGet: true);

        Assert.Equal(target == "/" ? code : "OK", ApiClient.CodeOf(answer.GetProperty("Response")));
    }

    [Fact]
    public async Task Trace_is_echoed_and_the_request_id_is_in_the_log()
    {
        using var request = _alice.Sign("DescribeImages", "{\"Limit\":0}", "ap-guangzhou", ApiClient.Cvm);
        request.Headers.Add("X-TC-TraceId", "trace-1");
        using var http = new HttpClient();

        using var answer = await http.SendAsync(request, Cancellation);

        var id = System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).GetProperty("Response").GetProperty("RequestId").GetString()!;
        Assert.Equal("trace-1", Assert.Single(answer.Headers.GetValues("X-TC-TraceId")));
        var deadline = TimeProvider.System.GetTimestamp();
        while (!portal.Log.Any(x => x.Contains(id, StringComparison.Ordinal)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(30), "the request id never came into the log");
            await Task.Delay(50, Cancellation);
        }

        Assert.Contains(portal.Log, x => x.Contains(id, StringComparison.Ordinal) && x.Contains("InvalidParameterValue", StringComparison.Ordinal) && x.Contains("AKIDdevalice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_are_counted_by_action_and_code()
    {
        await _alice.CallAsync("DescribeZones");
        using var http = new HttpClient();

        var metrics = await http.GetStringAsync(new Uri(portal.Address, "metrics"), Cancellation);

        Assert.Contains(metrics.Split('\n'), x =>
            x.StartsWith("imageportal_api_calls_total", StringComparison.Ordinal)
            && x.Contains("action=\"DescribeZones\"", StringComparison.Ordinal) && x.Contains("code=\"OK\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Front_page_stays_a_page()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, portal.Address);
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await http.SendAsync(request, Cancellation);

        Assert.NotEqual("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_without_anything_is_answered_in_the_form_of_the_API()
    {
        using var content = new ByteArrayContent([]);
        using var http = new HttpClient();

        using var answer = await http.PostAsync(portal.Address, content, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("AuthFailure.InvalidAuthorization", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation)), StringComparison.Ordinal);
    }
}
