using ImagePortal.Web.Components.Notifications;

namespace ImagePortal.Web.Tests.Notifications;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("For the shop, from Monday.", "For the shop, from Monday.")]
    [InlineData("Debian 12.8 with nginx 1.26", "Debian 12.8 with nginx 1.26")]
    [InlineData("go to HTTPS://evil.example/x?y now", "go to [address left out] now")]
    [InlineData("evil.example/login", "[address left out]")]
    [InlineData("www.evil", "[address left out]")]
    [InlineData("me@evil", "[address left out]")]
    [InlineData("evil。example", "[address left out]")]
    [InlineData("two\r\nlines\tand\u0007bell", "two lines and bell")]
    public void Text_of_others_is_one_line_without_addresses(string text, string expected) => Assert.Equal(expected, ForeignText.Of(text, 200));

    [Fact]
    public void Text_of_others_is_cut() => Assert.Equal("aaaaaaaaaa…", ForeignText.Of(new string('a', 500), 10));
}
