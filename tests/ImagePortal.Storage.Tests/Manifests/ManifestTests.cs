using System.Buffers.Binary;
using ImagePortal.Storage.Manifests;

namespace ImagePortal.Storage.Tests.Manifests;

public sealed class ManifestTests
{
    private static readonly Manifest Sample = new(
        10_000_000,
        [.. Enumerable.Range(0, 8).Select(i => new ManifestChunk(i * 1_048_576L, 1_048_576, ContentDigest.Of([(byte)i])))]);

    [Fact]
    public void A_manifest_reads_as_it_was_written()
    {
        var read = Parse(Sample.ToBytes());

        Assert.Equal(Sample.VirtualSize, read.VirtualSize);
        Assert.Equal(Sample.Chunks, read.Chunks);
    }

    public static TheoryData<string, int, long, int> Lies => new()
    {
        { "magic", 0, 0, 0 },
        { "version", 7, '2', 0 },
        { "negative size", 8, -1, 8 },
        { "more chunks than bytes", 16, 9, 16 },
        { "fewer chunks than bytes", 16, 7, 16 },
        { "negative count", 16, -1, 16 },
        { "a count that overflows when multiplied", 16, int.MaxValue, 16 },
        { "empty chunk", 20 + 8, 0, 28 },
        { "negative length", 20 + 8, -5, 28 },
        { "a chunk too long to hold", 20 + 8, (8 << 20) + 1, 28 },
        { "a chunk over the next", 20 + 8, 1_048_577, 64 },
        { "negative offset", 20, -1, 20 },
        { "offset past the end", 20 + (7 * 44), 10_000_000, 20 + (7 * 44) },
        { "an offset that overflows with its length", 20 + (7 * 44), long.MaxValue, 20 + (7 * 44) },
        { "a disk smaller than its chunks", 8, 5_000_000, 20 + (4 * 44) },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_lie_is_refused_by_its_byte(string lie, int at, long value, int named)
    {
        var bytes = Sample.ToBytes();
        switch (lie)
        {
            case "magic" or "version":
                bytes[at] = (byte)value;
                named = 0;
                break;
            case var _ when at == 16 || (at - 20) % 44 == 8:
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), (int)value);
                break;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), value);
                break;
        }

        Assert.False(Manifest.TryParse(bytes, out _, out var error));
        Assert.StartsWith($"byte {named}:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_of_a_manifest_is_refused()
    {
        var bytes = Sample.ToBytes();

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(Manifest.TryParse(bytes.AsSpan(0, length), out _, out _));
        }

        Assert.False(Manifest.TryParse([.. bytes, 0], out _, out _));
    }

    [Fact]
    public void Mutated_manifests_are_refused_or_spell_exactly_what_they_say()
    {
        var random = new Random(20261);
        var accepted = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = Mutate(Sample.ToBytes(), random);
            if (!Manifest.TryParse(bytes, out var manifest, out _))
            {
                continue;
            }

            accepted++;
            Assert.Equal(bytes, manifest.ToBytes());
            Assert.All(manifest.Chunks, chunk => Assert.InRange(chunk.End, 1, manifest.VirtualSize));
        }

        Assert.InRange(accepted, 1, 199_999);
    }

    private static Manifest Parse(byte[] bytes)
    {
        Assert.True(Manifest.TryParse(bytes, out var manifest, out var error), error);
        return manifest;
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            // Mostly where the numbers are: digests take any bytes.
            var at = random.Next(3) switch
            {
                0 => random.Next(20),
                1 => 20 + (random.Next(8) * 44) + random.Next(12),
                _ => random.Next(bytes.Length),
            };
            bytes[at] = (random.Next(4)) switch { 0 => 0, 1 => 0xff, 2 => 0x7f, _ => (byte)random.Next(256) };
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
