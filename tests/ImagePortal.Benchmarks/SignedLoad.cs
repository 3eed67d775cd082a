using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImagePortal.Benchmarks;

/// <summary>Sends signed DescribeImages over a number of connections, each the next one as soon as it has its answer.</summary>
internal sealed class SignedLoad(Uri portal, int connections) : IDisposable
{
    private static readonly byte[] Body = "{\"Limit\":25,\"Offset\":0}"u8.ToArray();
    private static readonly string BodyHash = Convert.ToHexStringLower(SHA256.HashData(Body));

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false });

    /// <summary>Times of all answers, sorted, and how long the whole took. Throws for an answer that is no success.</summary>
    public async Task<(double[] Milliseconds, double Seconds)> RunAsync(TimeSpan length)
    {
        var times = new ConcurrentBag<double>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                var sent = Stopwatch.GetTimestamp();
                await CallAsync();
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        })));
        return ([.. times.Order()], Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    internal async Task CallAsync()
    {
        var time = DateTimeOffset.UtcNow;
        var (seconds, day) = (time.ToUnixTimeSeconds(), time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var canonical = $"POST\n/\n\ncontent-type:application/json\nhost:{portal.Authority}\n\ncontent-type;host\n{BodyHash}";
        var key = Mac(Mac(Mac("TC3dev-secret-alice"u8.ToArray(), day), "cvm"), "tc3_request");
        var signature = Convert.ToHexStringLower(Mac(
            key, $"TC3-HMAC-SHA256\n{seconds}\n{day}/cvm/tc3_request\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}"));

        using var request = new HttpRequestMessage(HttpMethod.Post, portal) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"TC3-HMAC-SHA256 Credential=AKIDdevalice/{day}/cvm/tc3_request, SignedHeaders=content-type;host, Signature={signature}");
        request.Headers.TryAddWithoutValidation("X-TC-Action", "DescribeImages");
        request.Headers.TryAddWithoutValidation("X-TC-Version", "2017-03-12");
        request.Headers.TryAddWithoutValidation("X-TC-Region", "ap-guangzhou");
        request.Headers.TryAddWithoutValidation("X-TC-Timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        using var answer = await _http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode || bytes.AsSpan().IndexOf("\"Error\""u8) >= 0 || bytes.AsSpan().IndexOf("\"ImageSet\""u8) < 0)
        {
            throw new InvalidOperationException($"The portal refused: {Encoding.UTF8.GetString(bytes)}");
        }
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
