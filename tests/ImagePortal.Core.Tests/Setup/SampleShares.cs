using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Shares of Alice's images, made as she would make them.</summary>
internal static class SampleShares
{
    internal static Task ShareAsync(this TestPortal portal, ImageId image, params AccountId[] recipients) => portal.ShareAsync(image, null, recipients);

    internal static async Task ShareAsync(this TestPortal portal, ImageId image, DateTimeOffset? until, params AccountId[] recipients)
    {
        var request = new ShareRequest(image, [.. recipients.Select(x => x.Value)], "for the tests", until);
        var checks = TestPortal.Accepted(await portal.Get<ShareImage>().RunAsync(portal.Alice, request, TestContext.Current.CancellationToken));
        Assert.All(checks, x => Assert.Null(x.Refusal));
    }
}
