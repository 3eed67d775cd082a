using ImagePortal.Api.Tests.Setup;

namespace ImagePortal.Api.Tests.Actions;

/// <summary>ImportImage from a server over TLS (R95).</summary>
public sealed class SecureImportTests(ApiPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disk_behind_https_is_imported_where_the_machine_trusts_its_server()
    {
        var alice = portal.As("alice");

        var image = (await alice.DoneAsync("ImportImage", Imports.Order($"{portal.Disks.SecureAddress}good.qcow2", "over tls"))).GetProperty("ImageId").GetString()!;

        string? state;
        while ((state = (await alice.DoneAsync("DescribeImages", new { ImageIds = new[] { image } })).GetProperty("ImageSet")[0].GetProperty("ImageState").GetString()) == "IMPORTING")
        {
            await Task.Delay(100, Cancellation);
        }

        Assert.Equal("NORMAL", state);
    }

    [Fact]
    public async Task Server_that_the_machine_does_not_trust_is_refused_and_leaves_nothing()
    {
        await using var wary = new ApiPortal { TrustsDisks = false };
        await wary.InitializeAsync();
        var alice = wary.As("alice");

        var refused = await alice.CallAsync("ImportImage", Imports.Order($"{wary.Disks.SecureAddress}good.qcow2", "over tls"));

        Assert.Equal("InvalidParameter.InvalidParameterUrlError", ApiClient.CodeOf(refused));
        Assert.Contains("nobody whom the portal trusts has signed it", refused.GetProperty("Error").GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await alice.DoneAsync("DescribeImages", new { Filters = new[] { new { Name = "image-type", Values = new[] { "PRIVATE_IMAGE" } } } })).GetProperty("TotalCount").GetInt32());
    }
}
