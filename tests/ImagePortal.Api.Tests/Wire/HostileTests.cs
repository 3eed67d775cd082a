using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>What a hostile or broken client sends is answered in the wire's form, and nothing of it comes back or breaks anything (D21).</summary>
public sealed class HostileTests(ApiPortal portal)
{
    private readonly ApiClient _alice = portal.As("alice");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("é")]
    [InlineData("a\tb")]
    [InlineData("{long}")]
    [InlineData("one\r\nX-TC-TraceId: two")]
    public async Task Trace_that_is_no_plain_word_is_not_sent_back(string trace)
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);

        var answer = await RawSocket.SendAsync(
            portal.Address, RawSocket.HeadOf(call, $"X-TC-TraceId: {trace.Replace("{long}", new string('x', 129), StringComparison.Ordinal)}", "Content-Length: 2"), "{}");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-TC-TraceId", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RegionSet", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_that_carries_another_in_itself_makes_no_header_of_the_answer()
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);

        var answer = await RawSocket.SendAsync(portal.Address, RawSocket.HeadOf(call, "X-TC-TraceId: a\rSet-Cookie: b=c", "X-TC-Language: a\n Set-Cookie: b=c", "Content-Length: 2"), "{}");

        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Body_may_come_in_chunks()
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);

        var answer = await RawSocket.SendAsync(portal.Address, RawSocket.HeadOf(call, "Transfer-Encoding: chunked"), "1\r\n{\r\n", "1\r\n}\r\n", "0\r\n\r\n");

        Assert.Contains("RegionSet", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "no length\r\n{}")]
    [InlineData("Transfer-Encoding: chunked", "1\r\n{}}}}\r\n")]
    public async Task Body_that_is_broken_is_no_fault_of_the_portal(string header, string body)
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);

        var answer = await RawSocket.SendAsync(portal.Address, RawSocket.HeadOf(call, header), body);

        Assert.Contains("\"InvalidRequest\"", answer, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_never_ends_is_given_up()
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);

        var answer = await RawSocket.SendAsync(portal.Address, RawSocket.HeadOf(call, "Content-Length: 2"), "{");

        Assert.DoesNotContain("RegionSet", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("InternalError", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Limit":1,"\u004cimit":2}""", "InvalidParameter")]
    [InlineData("""{"InstanceType":"\ud800"}""", "InvalidParameter")]
    [InlineData("""{"\ud800":1}""", "InvalidParameter")]
    [InlineData("""{"InstanceType":"S5.\u0000"}""", "InvalidParameter")]
    [InlineData("""{"Filters":[{"Name":"tag:a","Values":["\u0000"]}]}""", "InvalidParameter")]
    [InlineData("""{"Limit":1e400}""", "InvalidParameter")]
    [InlineData("""{"Limit":9223372036854775808}""", "InvalidParameter")]
    [InlineData("""{"Limit":-1}""", "InvalidParameterValue")]
    [InlineData("""{"Offset":2147483648}""", "InvalidParameterValue.LimitExceeded")]
    [InlineData("""{"limit":1}""", "UnknownParameter")]
    [InlineData("""{"Limit ":1}""", "UnknownParameter")]
    [InlineData("""{"Filters":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", "InvalidParameter")]
    [InlineData("""{"Limit":1}{"Limit":2}""", "InvalidParameter")]
    [InlineData("""{"Limit":1,}""", "InvalidParameter")]
    public async Task Bodies_that_two_readers_could_take_for_two_things_are_refused(string body, string code) => Assert.Equal(code, await _alice.CodeAsync("DescribeImages", body));

    [Fact]
    public async Task Bodies_with_broken_letters_or_too_many_values_are_refused()
    {
        Assert.Equal("InvalidParameter", await CodeAsync("DescribeImages", [.. "{\"InstanceType\":\""u8, 0xff, 0xfe, .. "\"}"u8]));
        Assert.Equal("InvalidParameter", await CodeAsync("DescribeImages", [.. "{\""u8, 0xc3, .. "\":1}"u8]));
        Assert.Equal("RequestSizeLimitExceeded", await _alice.CodeAsync("DescribeImages", $$"""{"ImageIds":[{{string.Join(',', Enumerable.Repeat("1", 3_000_000))}}]}"""));
        Assert.Equal("RequestSizeLimitExceeded", await _alice.CodeAsync("DescribeImages", $"{{{string.Join(',', Enumerable.Range(0, 30_000).Select(x => $"\"{x}\":1"))}}}"));
        Assert.Equal("InvalidParameterValue.TooLarge", await _alice.CodeAsync("DescribeImages", new { Filters = new[] { new { Name = "image-name", Values = new[] { new string('x', 1 << 20) } } } }));
    }

    [Theory]
    [InlineData("ImageName")]
    [InlineData("ImageDescription")]
    [InlineData("ImageFamily")]
    public async Task Control_characters_come_into_no_text_of_an_image(string field)
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, $"control {field}");
        foreach (var character in new[] { '\0', '\u0007', '\u001b', '\u007f' })
        {
            var code = await _alice.CodeAsync("ModifyImageAttribute", new Dictionary<string, string> { ["ImageId"] = image, [field] = $"a{character}b" });

            Assert.StartsWith("InvalidParameter", code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_of_a_form_may_be_written_in_any_encoding_and_only_once()
    {
        var form = new FormClient(portal.Address, "AKIDdevalice", "dev-secret-alice");

        var encoded = await form.CallAsync("DescribeImages", [("Limit", "1"), ("RequestClient", "a\0b\r\nc"), ("Filters.0.Name", "image-name"), ("Filters.0.Values.0", "%41+\u20ac&=")]);
        var nul = await form.CallAsync("DescribeImages", [("InstanceType", "S5.\0")]);
        var twice = await form.CallAsync("DescribeImages", [("ImageIds.0", "img-00000000"), ("ImageIds.00", "img-00000000"), ("ImageIds.99999999999", "img-00000000")]);

        Assert.Equal("OK", ApiClient.CodeOf(encoded.GetProperty("Response")));
        Assert.Equal("InvalidParameter", ApiClient.CodeOf(nul.GetProperty("Response")));
        Assert.Equal("InvalidParameter", ApiClient.CodeOf(twice.GetProperty("Response")));
    }

    [Fact]
    public async Task Headers_that_come_twice_are_neither_the_first_nor_the_last()
    {
        using var actions = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        actions.Headers.TryAddWithoutValidation("X-TC-Action", "DeleteImages");
        using var versions = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        versions.Headers.TryAddWithoutValidation("X-TC-Version", "2018-08-13");
        using var times = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        times.Headers.TryAddWithoutValidation("X-TC-Timestamp", "0");

        Assert.Equal("InvalidAction", await CodeAsync(actions));
        Assert.Equal("NoSuchVersion", await CodeAsync(versions));
        Assert.Equal("AuthFailure.InvalidAuthorization", await CodeAsync(times));
        Assert.Equal("InvalidAction", await _alice.CodeAsync("describeregions"));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary={long}")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=a; boundary=b")]
    public async Task Boundaries_that_no_form_has_are_refused(string type)
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm, contentType: type.Replace("{long}", new string('x', 8000), StringComparison.Ordinal));

        Assert.Equal("InvalidRequest", await CodeAsync(call));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_no_calls(string method)
    {
        using var call = _alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
        call.Method = new HttpMethod(method);

        Assert.Equal("UnsupportedProtocol", await CodeAsync(call));
    }

    [Fact]
    public async Task Nothing_that_was_sent_here_was_a_fault_of_the_portal()
    {
        using var http = new HttpClient();

        var metrics = await http.GetStringAsync(new Uri(portal.Address, "metrics"), Cancellation);

        Assert.DoesNotContain("code=\"InternalError\"", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Log, x => x.Contains("broke, request", StringComparison.Ordinal));
    }

    private static async Task<string> CodeAsync(HttpRequestMessage call) => ApiClient.CodeOf((await ApiClient.SendAsync(call)).GetProperty("Response"));

    private async Task<string> CodeAsync(string action, byte[] body)
    {
        using var call = _alice.Sign(action, body, "ap-guangzhou", ApiClient.Cvm);
        return await CodeAsync(call);
    }
}
