using System.Diagnostics;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats.Qcow2;

/// <summary>Damaged files: a refusal, or <see cref="InvalidDataException"/> and <see cref="IOException"/> while reading; nothing else.</summary>
public sealed class Qcow2MutationTests
{
    private const int Cases = 4000;
    private const int LongestCase = 5;
    private const long ReadBudget = 64 << 20;

    [Theory]
    [InlineData("own/p-v3.qcow2.xz", 1)]
    [InlineData("own/p-512.qcow2.xz", 2)]
    [InlineData("own/p-extl2-zlib.qcow2.xz", 3)]
    [InlineData("own/p-v3-zstd.qcow2.xz", 4)]
    [InlineData("own/p-v2-zlib.qcow2.xz", 5)]
    public async Task A_damaged_file_never_breaks_the_reader(string name, int seed)
    {
        var intact = Corpus.Read(name);
        var places = InterestingPlaces(intact);
        var random = new Random(seed);

        for (var i = 0; i < Cases; i++)
        {
            var damaged = Damage(intact, places, random);
            var started = Stopwatch.GetTimestamp();
            await ReadAllAsync(damaged);
            Assert.True(Stopwatch.GetElapsedTime(started).TotalSeconds < LongestCase, $"case {i} of seed {seed} took too long");
        }
    }

    private static async Task ReadAllAsync(byte[] bytes)
    {
        await using var source = new CachedSource(new MemorySource(bytes), ReadBudget);
        try
        {
            var opening = await DiskOpener.OpenAsync(source, DiskFormat.Qcow2, TestContext.Current.CancellationToken);
            Assert.True(opening.Disk is null != opening.Error is null);
            if (opening.Disk is not { } disk)
            {
                return;
            }

            await foreach (var extent in disk.ReadExtentsAsync(TestContext.Current.CancellationToken).Take(64))
            {
                await disk.ReadAtAsync(extent.Offset, new byte[Math.Min(256 << 10, extent.Length)], TestContext.Current.CancellationToken);
            }

            await disk.DisposeAsync();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // What the contract allows.
        }
    }

    /// <summary>Bytes that are not zero in the header and the tables: where damage tells most.</summary>
    private static int[] InterestingPlaces(byte[] bytes) =>
        [.. Enumerable.Range(0, 112), .. Enumerable.Range(0, bytes.Length).Where(x => bytes[x] is not 0 && x % 8 is 0 or 5 or 6 or 7).Take(4000)];

    private static byte[] Damage(byte[] intact, int[] places, Random random)
    {
        var damaged = (byte[])intact.Clone();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var place = places[random.Next(places.Length)];
            damaged[place] = random.Next(4) switch
            {
                0 => 0xff,
                1 => 0,
                2 => (byte)(damaged[place] ^ (1 << random.Next(8))),
                _ => (byte)random.Next(256),
            };
        }

        return random.Next(20) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }
}
