using System.Net;
using System.Net.Sockets;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Sdk;

/// <summary>The vendor's own SDK works with nothing but another endpoint, and what it signs cannot be changed (D21).</summary>
public sealed class SdkTests(ApiPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TC3-HMAC-SHA256", "POST")]
    [InlineData("TC3-HMAC-SHA256", "GET")]
    [InlineData("HmacSHA1", "POST")]
    [InlineData("HmacSHA256", "GET")]
    public async Task Sdk_drives_the_whole_life_of_an_image(string signMethod, string httpMethod)
    {
        Node.NeedSdk();

        var (code, output) = await Node.RunAsync("life.js", portal.Address.Authority, portal.Disks.Good, signMethod, httpMethod);

        Assert.True(code == 0, output);
        Assert.Equal("lived", output.Trim());
    }

    [Fact]
    public async Task Call_that_the_SDK_signed_with_TC3_is_refused_once_a_byte_of_any_part_is_changed()
    {
        var call = await CatchAsync("TC3-HMAC-SHA256", "POST");
        RawCall Authorization(string from, Func<string, string> change) => call.WithHeader("Authorization", x =>
        {
            var at = x.IndexOf(from, StringComparison.Ordinal) + from.Length;
            return x[..at] + change(x[at..]);
        });
        Dictionary<string, RawCall> changed = new()
        {
            ["method"] = call with { Method = "PUT" },
            ["body"] = call with { Body = call.Body.Replace("web", "wEb", StringComparison.Ordinal) },
            ["longer body"] = call with { Body = call.Body + " " },
            ["host"] = call.WithHeader("Host", x => "1" + x),
            ["content type"] = call.WithHeader("Content-Type", x => x + ";"),
            ["timestamp"] = call.WithHeader("X-TC-Timestamp", Bump),
            ["key"] = Authorization("Credential=AKID", x => "D" + x[1..]),
            ["date"] = Authorization("Credential=AKIDdevalice/", x => "1" + x[1..]),
            ["service"] = Authorization("Credential=AKIDdevalice/0000-00-00/", x => "8" + x[1..]),
            ["ending"] = Authorization("/tc3_reques", x => "d" + x[1..]),
            ["signed headers"] = Authorization("SignedHeaders=content-type;hos", x => "d" + x[1..]),
            ["signature"] = Authorization("Signature=", x => (x[0] == '0' ? "1" : "0") + x[1..]),
            ["case of the signature"] = Authorization("Signature=", x => x.ToUpperInvariant()),
            ["end of the signature"] = Authorization("Signature=", x => x[..^1]),
        };

        Assert.Equal("OK", await call.SendAsync(portal.Address, Cancellation));
        foreach (var (part, other) in changed)
        {
            Assert.NotEqual(call, other);
            var code = await other.SendAsync(portal.Address, Cancellation);
            Assert.True(code.StartsWith("AuthFailure.", StringComparison.Ordinal) || (part == "method" && code == "UnsupportedProtocol"), $"{part}: {code}");
        }
    }

    [Theory]
    [InlineData("TC3-HMAC-SHA256")]
    [InlineData("HmacSHA1")]
    [InlineData("HmacSHA256")]
    public async Task Query_that_the_SDK_signed_is_refused_once_any_letter_of_it_is_changed(string signMethod)
    {
        var call = await CatchAsync(signMethod, "GET");
        Assert.Equal("OK", await call.SendAsync(portal.Address, Cancellation));

        for (var at = "/?".Length; at < call.Target.Length; at++)
        {
            // What is written otherwise and means the same is no change to a signature over what is meant.
            if (!char.IsAsciiLetterOrDigit(call.Target[at]) || (at > 2 && call.Target[(at - 2)..at].Contains('%', StringComparison.Ordinal)))
            {
                continue;
            }

            var other = call with { Target = call.Target[..at] + (call.Target[at] == 'q' ? 'x' : 'q') + call.Target[(at + 1)..] };
            Assert.True(
                (await other.SendAsync(portal.Address, Cancellation)).StartsWith("AuthFailure.", StringComparison.Ordinal), $"{call.Target}: letter {at}");
        }
    }

    private static async Task<RawCall> CatchAsync(string signMethod, string httpMethod)
    {
        Node.NeedSdk();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var script = Node.RunAsync("vector.js", listener.LocalEndpoint.ToString()!, signMethod, httpMethod);
        var call = await RawCall.CatchAsync(listener, Cancellation);
        await script;
        return call;
    }

    private static string Bump(string number) => number[..^1] + (number[^1] == '9' ? '0' : (char)(number[^1] + 1));
}
