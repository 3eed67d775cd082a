using System.Diagnostics;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.Formats.Vhd;
using ImagePortal.Disks.Tests.Formats.Vmdk;

namespace ImagePortal.Disks.Tests.Formats;

/// <summary>Damaged files: a refusal, or <see cref="InvalidDataException"/> and <see cref="IOException"/> while reading; nothing else.</summary>
public sealed class DiskMutationTests
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
    [InlineData("small fixed vhd", 6)]
    [InlineData("small dynamic vhd", 7)]
    [InlineData("vhd/virtualpc-dynamic.vhd.bz2", 8)]
    [InlineData("vmdk/dfvfs-ext2.vmdk.xz", 9)]
    [InlineData("own/p-stream-qemu.vmdk.xz", 10)]
    [InlineData("own/p-stream-vmware-layout.vmdk.xz", 11)]
    [InlineData("small sparse vmdk", 12)]
    [InlineData("small stream vmdk", 13)]
    public async Task A_damaged_file_never_breaks_the_reader(string name, int seed)
    {
        var intact = Read(name);
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

    private static byte[] Read(string name) => name switch
    {
        "small fixed vhd" => VhdImage.Fixed().Bytes,
        "small dynamic vhd" => new VhdImage().Bytes,
        "small sparse vmdk" => VmdkImage.Sparse().Bytes,
        "small stream vmdk" => VmdkImage.Stream().Bytes,
        _ => Corpus.Read(name),
    };

    private static async Task ReadAllAsync(byte[] bytes)
    {
        await using var source = new CachedSource(new MemorySource(bytes), ReadBudget);
        try
        {
            var opening = await DiskOpener.OpenAsync(source, null, TestContext.Current.CancellationToken);
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

    /// <summary>Bytes that are not zero in the header, the tables and the footer: where damage tells most.</summary>
    private static int[] InterestingPlaces(byte[] bytes) =>
    [
        .. Enumerable.Range(0, 112),
        .. Enumerable.Range(0, bytes.Length).Where(x => bytes[x] is not 0 && x % 8 is 0 or 5 or 6 or 7).Take(4000),
        .. Enumerable.Range(bytes.Length - 1024, 1024).Where(x => bytes[x] is not 0),
    ];

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

        SealVhd(damaged, random);
        return random.Next(20) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    /// <summary>Mostly with right sums: else they would be all that is tested.</summary>
    private static void SealVhd(byte[] bytes, Random random)
    {
        var footer = bytes.AsSpan(bytes.Length - 512);
        if (!footer.StartsWith("conectix"u8) || random.Next(10) == 0)
        {
            return;
        }

        VhdImage.SetSum(footer, 64);
        if (bytes.AsSpan().StartsWith("conectix"u8))
        {
            VhdImage.SetSum(bytes.AsSpan(0, 512), 64);
            bytes.AsSpan(0, 512).CopyTo(footer);
            VhdImage.SetSum(bytes.AsSpan(512, 1024), 36);
        }
    }
}
