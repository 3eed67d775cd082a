using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>Signs and sends calls with the signatures of version 1, as a query or a form.</summary>
internal sealed class FormClient(Uri address, string secretId, string secretKey)
{
    /// <summary>The whole answer.</summary>
    internal async Task<JsonElement> CallAsync(
        string action, IEnumerable<(string Name, string Value)> parameters, string path = "/", bool isGet = false, string? method = "HmacSHA256", string? version = ApiClient.Cvm, string? region = "ap-guangzhou")
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = action,
            ["Timestamp"] = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}",
            ["Nonce"] = $"{Random.Shared.Next(1, 65536)}",
            ["SecretId"] = secretId,
        };
        foreach (var (name, value) in new[] { ("SignatureMethod", method), ("Version", version), ("Region", region) })
        {
            if (value is not null)
            {
                all[name] = value;
            }
        }

        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        var text = $"{(isGet ? "GET" : "POST")}{address.Authority}{path}?{string.Join('&', all.Select(x => $"{x.Key}={x.Value}"))}";
        var key = Encoding.UTF8.GetBytes(secretKey);
        var signature = method == "HmacSHA256" ? HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)) : Sha1(key, text);
        all["Signature"] = Convert.ToBase64String(signature);
        using var form = new FormUrlEncodedContent(all);
        using var request = isGet
            ? new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"{path}?{await form.ReadAsStringAsync(TestContext.Current.CancellationToken)}"))
            : new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = form };
        return await ApiClient.SendAsync(request);
    }

    // The protocol asks for it.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] key, string text) => HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
