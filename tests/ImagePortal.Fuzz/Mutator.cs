using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Fuzz;

/// <summary>
/// Changes numbers rather than bits: the values that table formats break on, in both byte orders, at places that are read.
/// </summary>
internal sealed class Mutator(Random random)
{
    private const int MostChanges = 6;
    private const int SectorSize = 512;
    private const int AttemptsForNonZero = 20;

    public void Mutate(FuzzCase target, FuzzSeed seed)
    {
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            var place = Pick(target, seed);
            switch (random.Next(8))
            {
                case 0:
                    target.Write(place, [(byte)(target.Bytes[place] ^ (1 << random.Next(8)))]);
                    break;
                case 1:
                    CopyPiece(target, seed, place);
                    break;
                case 2:
                    WriteNoise(target, place);
                    break;
                default:
                    WriteNumber(target, place);
                    break;
            }
        }

        if (random.Next(25) == 0)
        {
            target.Cut(random.Next(1, target.Bytes.Length));
        }
    }

    /// <summary>A byte that is read, rather one that says something, where a number would start.</summary>
    private int Pick(FuzzCase target, FuzzSeed seed)
    {
        var place = 0;
        for (var attempt = 0; attempt < AttemptsForNonZero; attempt++)
        {
            var (offset, count) = seed.Pieces[random.Next(seed.Pieces.Count)];
            place = offset + random.Next(count);
            if (target.Bytes[place] != 0)
            {
                break;
            }
        }

        return random.Next(4) == 0 ? place : place & ~3;
    }

    private void CopyPiece(FuzzCase target, FuzzSeed seed, int place)
    {
        var count = 1 << random.Next(1, 9);
        var from = Math.Min(Pick(target, seed), Math.Max(0, target.Bytes.Length - count));
        target.Write(place, target.Bytes.AsSpan(from, Math.Min(count, target.Bytes.Length - from)).ToArray());
    }

    private void WriteNoise(FuzzCase target, int place)
    {
        var noise = new byte[random.Next(1, 33)];
        random.NextBytes(noise);
        target.Write(place, noise);
    }

    private void WriteNumber(FuzzCase target, int place)
    {
        Span<byte> bytes = stackalloc byte[8];
        var width = 1 << random.Next(4);
        target.Bytes.AsSpan(place, Math.Min(8, target.Bytes.Length - place)).CopyTo(bytes);
        var isBig = random.Next(2) == 0;
        var old = isBig ? ReadUInt64BigEndian(bytes) >> (64 - (8 * width)) : ReadUInt64LittleEndian(bytes);
        var value = PickNumber(old, target.Bytes.Length);
        if (isBig)
        {
            WriteUInt64BigEndian(bytes, value << (64 - (8 * width)));
        }
        else
        {
            WriteUInt64LittleEndian(bytes, value);
        }

        target.Write(place, bytes[..width]);
    }

    private ulong PickNumber(ulong old, int fileLength) => random.Next(12) switch
    {
        0 => 0,
        1 => 1,
        2 => ulong.MaxValue,
        3 => ulong.MaxValue >> random.Next(64),
        4 => 1UL << random.Next(64),
        5 => old + 1,
        6 => old - 1,
        7 => old + (ulong)random.Next(-16, 17),
        8 => old * 2,
        9 => (ulong)(fileLength + random.Next(-2, 3)),
        10 => (ulong)((fileLength / SectorSize) + random.Next(-8, 3)),
        _ => (ulong)random.NextInt64(fileLength / (random.Next(2) == 0 ? 1 : SectorSize) + 1),
    };
}
