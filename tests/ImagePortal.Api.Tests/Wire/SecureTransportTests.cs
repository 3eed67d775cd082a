using System.Net;
using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>Over TLS, as some clients call nothing else, in both of its protocols (D21).</summary>
public sealed class SecureTransportTests
{
    [Fact]
    public async Task Calls_are_answered_over_TLS_in_HTTP_1_1_and_in_HTTP_2()
    {
        using var certificate = new TestCertificate();
        await using var portal = new ApiPortal { Certificate = certificate.Path };
        await portal.InitializeAsync();

        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = ApiPortal.TestTrust }) { DefaultRequestVersion = version };
            var alice = new ApiClient(portal.Address, "AKIDdevalice", "dev-secret-alice", http);

            Assert.Equal("OK", await alice.CodeAsync("DescribeImages"));
            Assert.Equal("InvalidImageId.NotFound", await alice.CodeAsync("DeleteImages", new { ImageIds = new[] { "img-00000000" } }));
            Assert.Equal("RequestSizeLimitExceeded", await alice.CodeAsync("DescribeImages", new string(' ', (10 << 20) + 1)));
            using var call = alice.Sign("DescribeRegions", "{}", null, ApiClient.Cvm);
            using var answer = await http.SendAsync(call, TestContext.Current.CancellationToken);
            Assert.Equal(version, answer.Version);
        }
    }
}
