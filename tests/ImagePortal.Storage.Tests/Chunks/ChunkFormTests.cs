using ImagePortal.Storage.Chunks;
using ZstdSharp;

namespace ImagePortal.Storage.Tests.Chunks;

public sealed class ChunkFormTests
{
    [Fact]
    public void Mutated_frames_never_throw_and_never_write_past_the_content()
    {
        var content = new byte[70_000];
        new Random(1).NextBytes(content.AsSpan(0, 9000));
        using var compressor = new Compressor(1);
        byte[] stored = [ChunkForm.Zstd, .. compressor.Wrap(content)];
        var random = new Random(2);
        var target = new byte[content.Length + 64];

        for (var i = 0; i < 20_000; i++)
        {
            var mutated = (byte[])stored.Clone();
            mutated[random.Next(Math.Min(mutated.Length, i % 2 == 0 ? 40 : mutated.Length))] = (byte)random.Next(256);
            target.AsSpan(content.Length).Fill(0xA5);

            ChunkForm.TryDecode(mutated.AsSpan(0, random.Next(mutated.Length + 1)), target.AsSpan(0, content.Length));

            Assert.False(target.AsSpan(content.Length).ContainsAnyExcept((byte)0xA5));
        }
    }

    [Fact]
    public void A_frame_of_another_length_is_refused()
    {
        using var compressor = new Compressor(1);
        byte[] stored = [ChunkForm.Zstd, .. compressor.Wrap(new byte[1000])];

        Assert.True(ChunkForm.TryDecode(stored, new byte[1000]));
        Assert.False(ChunkForm.TryDecode(stored, new byte[999]));
        Assert.False(ChunkForm.TryDecode(stored, new byte[1001]));
    }

    [Fact]
    public void A_form_we_do_not_know_is_refused() => Assert.False(ChunkForm.TryDecode([2, 1, 2, 3], new byte[3]));
}
