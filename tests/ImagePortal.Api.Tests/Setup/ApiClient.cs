using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImagePortal.Web.Api.Registry;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Signs and sends calls with TC3-HMAC-SHA256, written from the vendor's text and not from the portal's code.</summary>
/// <param name="http">How it gets there, when it is another way than straight.</param>
internal sealed class ApiClient(Uri address, string secretId, string secretKey, HttpClient? http = null)
{
    internal const string Cvm = "2017-03-12";
    internal const string Tag = "2018-08-13";

    private static readonly HttpClient Straight = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What stands in <c>Response</c>, an error included.</summary>
    internal async Task<JsonElement> CallAsync(string action, object? parameters = null, string? region = "ap-guangzhou", string? version = Cvm)
    {
        using var request = Sign(action, BodyOf(parameters), region, version);
        using var answer = await (http ?? Straight).SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        var response = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).GetProperty("Response");
        Assert.True(Guid.TryParse(response.GetProperty("RequestId").GetString(), out _));
        return response;
    }

    /// <summary>The answer of a call that must succeed.</summary>
    internal async Task<JsonElement> DoneAsync(string action, object? parameters = null, string? region = "ap-guangzhou", string? version = Cvm)
    {
        var response = await CallAsync(action, parameters, region, version);
        Assert.True(!response.TryGetProperty("Error", out var error), $"{action}: {error}");
        return response;
    }

    /// <summary>The code of a call; OK when it succeeds.</summary>
    internal async Task<string> CodeAsync(string action, object? parameters = null, string? region = "ap-guangzhou", string? version = Cvm) =>
        CodeOf(await CallAsync(action, parameters, region, version));

    /// <summary>What an action answers where it lives: the form of 2017 is put into today's envelope.</summary>
    internal Task<JsonElement> AskAsync(ApiAction action, object? parameters, string? region = "ap-guangzhou") =>
        action.IsOldForm ? AskOldAsync(action.Name, parameters, region) : CallAsync(action.Name, parameters, region, action.Version);

    /// <summary>A call at the address of 2017, and its answer as today's would be.</summary>
    internal async Task<JsonElement> AskOldAsync(string action, object? parameters, string? region = "gz")
    {
        using var request = Sign(action, BodyOf(parameters), region, null, path: "v2/index.php");
        var answer = await SendAsync(request);
        var (done, description) = (answer.GetProperty("code").GetInt32() == 0, answer.GetProperty("codeDesc").GetString());
        Assert.Equal(done, description == "Success");
        var response = done
            ? JsonNode.Parse(answer.GetRawText())!.AsObject()
            : new JsonObject { ["Error"] = new JsonObject { ["Code"] = description, ["Message"] = answer.GetProperty("message").GetString() } };
        response["RequestId"] = answer.GetProperty("requestId").GetString();
        return JsonSerializer.SerializeToElement(response);
    }

    internal static string CodeOf(JsonElement response) =>
        response.TryGetProperty("Error", out var error) ? error.GetProperty("Code").GetString()! : "OK";

    internal HttpRequestMessage Sign(
        string action, string body, string? region, string? version, DateTimeOffset? at = null, string? host = null, string service = "cvm", string contentType = "application/json", string path = "") =>
        Sign(action, Encoding.UTF8.GetBytes(body), region, version, at, host, service, contentType, path);

    internal HttpRequestMessage Sign(
        string action, byte[] body, string? region, string? version, DateTimeOffset? at = null, string? host = null, string service = "cvm", string contentType = "application/json", string path = "")
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds();
        var day = DateTimeOffset.FromUnixTimeSeconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical = $"POST\n/\n\ncontent-type:{contentType}\nhost:{host ?? address.Authority}\n\ncontent-type;host\n{Hash(body)}";
        var key = Mac(Mac(Mac(Encoding.UTF8.GetBytes("TC3" + secretKey), day), service), "tc3_request");
        var signature = Convert.ToHexStringLower(Mac(key, $"TC3-HMAC-SHA256\n{time}\n{day}/{service}/tc3_request\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new ByteArrayContent(body), Version = http?.DefaultRequestVersion ?? HttpVersion.Version11 };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("X-TC-Action", action);
        request.Headers.TryAddWithoutValidation("X-TC-Timestamp", $"{time}");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"TC3-HMAC-SHA256 Credential={secretId}/{day}/{service}/tc3_request, SignedHeaders=content-type;host, Signature={signature}");
        foreach (var (name, value) in new[] { ("X-TC-Region", region), ("X-TC-Version", version) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    internal static async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Straight.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string BodyOf(object? parameters) => parameters is string text ? text : JsonSerializer.Serialize(parameters ?? new JsonObject());

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
