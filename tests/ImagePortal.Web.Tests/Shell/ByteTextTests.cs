using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Tests.Shell;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(1024, "1 KiB")]
    [InlineData(123_731_968, "118 MiB")]
    [InlineData(2_061_584_302, "1.92 GiB")]
    [InlineData(19_864_223_744, "18.5 GiB")]
    [InlineData(53_687_091_200, "50 GiB")]
    [InlineData(1_073_741_823, "1 GiB")]
    [InlineData(long.MaxValue, "8192 PiB")]
    public void Sizes_have_three_digits_at_most(long bytes, string text) => Assert.Equal(text, ByteText.Of(bytes));

    [Fact]
    public void The_exact_size_is_in_bytes() => Assert.Equal("2,061,584,302 bytes", ByteText.Exact(2_061_584_302));
}
