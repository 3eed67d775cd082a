using System.Runtime.CompilerServices;
using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>
/// Lists of subkeys: li, lf with the first four letters, lh with a hash, and ri, a list of such lists (Windows registry file format
/// specification, "Subkeys list"). Letters and hashes spare reading the keys that are not looked for.
/// </summary>
internal static class HiveSubkeys
{
    private const uint NoList = uint.MaxValue;

    /// <summary>Offsets of the subkeys that may be called <paramref name="name"/>; of all when it is null.</summary>
    /// <exception cref="InvalidDataException">A list is damaged, or holds more keys than its node states.</exception>
    public static async IAsyncEnumerable<uint> FindAsync(
        HiveBins bins, HiveKey key, string? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (key.SubkeyCount == 0 || key.SubkeyList == NoList)
        {
            yield break;
        }

        var left = key.SubkeyCount;
        var (isRoot, lists) = await ReadAsync(bins, key.SubkeyList, null, cancellationToken);
        if (!isRoot)
        {
            lists = [(key.SubkeyList, true)];
        }

        foreach (var (list, _) in lists)
        {
            var (isNested, entries) = await ReadAsync(bins, list, name, cancellationToken);
            left -= entries.Count;
            if (isNested || left < 0)
            {
                throw new InvalidDataException($"the subkeys of {key.Path} in the registry hive are listed in a circle or more often than stated");
            }

            foreach (var (offset, mayMatch) in entries)
            {
                if (mayMatch)
                {
                    yield return offset;
                }
            }
        }
    }

    private static async ValueTask<(bool IsRoot, List<(uint Offset, bool MayMatch)> Entries)> ReadAsync(
        HiveBins bins, uint offset, string? name, CancellationToken cancellationToken)
    {
        var header = await bins.ReadAsync(offset, 4, cancellationToken);
        var mark = Encoding.Latin1.GetString(header, 0, 2);
        var stride = mark switch
        {
            "li" or "ri" => 4,
            "lf" or "lh" => 8,
            _ => throw new InvalidDataException($"cell {offset} of the registry hive is no list of subkeys"),
        };
        int count = ReadUInt16LittleEndian(header.AsSpan(2));
        var cell = await bins.ReadAsync(offset, 4 + (count * stride), cancellationToken);
        var entries = new List<(uint, bool)>(count);
        for (var at = 4; at < cell.Length; at += stride)
        {
            var entry = cell.AsSpan(at, stride);
            entries.Add((ReadUInt32LittleEndian(entry), name is null || stride == 4 || MayMatch(mark, entry[4..], name)));
        }

        return (mark == "ri", entries);
    }

    private static bool MayMatch(string mark, ReadOnlySpan<byte> hint, string name)
    {
        if (mark == "lh")
        {
            return ReadUInt32LittleEndian(hint) == Hash(name);
        }

        // Letters that are no ASCII are not told.
        for (var i = 0; i < hint.Length; i++)
        {
            var letter = i < name.Length ? name[i] : '\0';
            if (!char.IsAscii(letter) || hint[i] is 0 or >= 0x80)
            {
                return true;
            }

            if (char.ToUpperInvariant((char)hint[i]) != char.ToUpperInvariant(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Times 37 and the next upper-cased letter, from zero.</summary>
    private static uint Hash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = unchecked((hash * 37) + char.ToUpperInvariant(letter));
        }

        return hash;
    }
}
