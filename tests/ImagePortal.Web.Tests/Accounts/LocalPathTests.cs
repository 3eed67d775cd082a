using ImagePortal.Web.Components.Accounts;

namespace ImagePortal.Web.Tests.Accounts;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/images/ap-guangzhou?q=a")]
    [InlineData("/")]
    public void A_path_of_the_portal_is_kept(string path) => Assert.Equal(path, LocalPath.Or(path, "fallback"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("images")]
    [InlineData("//evil.example.test")]
    [InlineData("/\\evil.example.test")]
    [InlineData("https://evil.example.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example.test")]
    public void An_address_elsewhere_is_not(string? path) => Assert.Equal("fallback", LocalPath.Or(path, "fallback"));
}
