using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tests.Images;

/// <summary>An image guards its own rules.</summary>
public sealed class ImageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Completed_image_is_available_and_cannot_be_completed_or_failed_again()
    {
        var image = Importing();

        Assert.True(image.Complete("sha256:1", 10, Now).Ok);

        Assert.Equal((ImageState.Available, "sha256:1", 10L, Now), (image.State, image.Digest, image.StoredSize, image.AvailableAt));
        Assert.Equal("image.state", image.Complete("sha256:2", 20, Now).Error?.Code);
        Assert.Equal("image.state", image.Fail("x", "y").Error?.Code);
        Assert.Equal(("sha256:1", null), (image.Digest, image.FailureCode));
    }

    [Fact]
    public void Failed_image_can_only_be_dismissed()
    {
        var image = Importing();

        Assert.True(image.Fail("import.format", "It is an ISO.").Ok);

        Assert.Equal((ImageState.Failed, "import.format", "It is an ISO."), (image.State, image.FailureCode, image.FailureMessage));
        Assert.False(image.Complete("sha256:1", 1, Now).Ok);
        Assert.True(image.Dismiss().Ok);
        Assert.False(image.Dismiss().Ok);
    }

    [Fact]
    public void Available_image_cannot_be_dismissed()
    {
        var image = Importing();
        image.Complete("sha256:1", 1, Now);

        Assert.Equal("image.state", image.Dismiss().Error?.Code);
    }

    [Fact]
    public void Every_change_moves_the_version()
    {
        var image = Importing();
        var versions = new HashSet<Guid> { image.Version };

        image.MadeBy(Core.Operations.OperationId.New());
        Assert.True(versions.Add(image.Version));
        image.Fail("a", "b");
        Assert.True(versions.Add(image.Version));
        image.Dismiss();
        Assert.True(versions.Add(image.Version));
    }

    [Theory]
    [InlineData("img-0123abcd", true)]
    [InlineData("img-0123ABCD", false)]
    [InlineData("img-0123abc/", false)]
    [InlineData("img-0123abcde", false)]
    [InlineData("", false)]
    public void Id_is_recognised_only_in_its_own_shape(string text, bool valid) => Assert.Equal(valid, ImageId.TryParse(text, out _));

    private static Image Importing() =>
        Image.Import(ImageId.New(), new AccountId("100000000001"), new RegionCode("ap-guangzhou"), "web", "", "disk.raw", Now).Value!;
}
