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

    [Theory]
    [InlineData(225_485_783, 9_019_431_321, "0.21 of 8.4 GiB")]
    [InlineData(0, 9_019_431_321, "0 of 8.4 GiB")]
    [InlineData(4_194_304, 9_019_431_321, "4 MiB of 8.4 GiB")]
    [InlineData(9_019_431_321, 9_019_431_321, "8.4 of 8.4 GiB")]
    [InlineData(5, 9, "5 bytes of 9 bytes")]
    public void Part_is_told_in_the_unit_of_the_whole(long part, long whole, string expected) => Assert.Equal(expected, ByteText.Part(part, whole));
}
