using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>
/// Reads keys and values of a registry hive, cell by cell (msuhanov's Windows registry file format specification, 2.2). Logs are not
/// replayed. Damage is an <see cref="InvalidDataException"/>, too much work a <see cref="BudgetExceededException"/>.
/// </summary>
public sealed class Hive
{
    private const int MaxData = 1 << 20;
    private const int SegmentSize = 16344;
    private const int ValueHeaderSize = 20;
    private const uint InlineData = 0x8000_0000;
    private readonly HiveBins _bins;
    private readonly HiveKey _root;
    private readonly Dictionary<string, HiveKey?> _keys = new(StringComparer.OrdinalIgnoreCase);

    private Hive(HiveBins bins, HiveKey root, bool isDirty) => (_bins, _root, IsDirty) = (bins, root, isDirty);

    /// <summary>Changes that are in its logs may be missing.</summary>
    public bool IsDirty { get; }

    /// <exception cref="InvalidDataException">It is no hive, or its root cannot be read.</exception>
    public static async Task<Hive> OpenAsync(IRandomAccessSource file, InspectionBudget budget, CancellationToken cancellationToken)
    {
        string? error = null;
        var bytes = await file.TryReadAsync(0, HiveHeader.Size, cancellationToken);
        if (bytes is null || !HiveHeader.TryParse(bytes, out var header, out error))
        {
            throw new InvalidDataException($"it is no registry hive: {error ?? $"it has {file.Length} bytes"}");
        }

        if (header.BinsSize > file.Length - HiveHeader.Size)
        {
            throw new InvalidDataException($"the registry hive states {header.BinsSize} bytes of bins, but its file has {file.Length} bytes");
        }

        var bins = new HiveBins(file, header.BinsSize, budget);
        return new(bins, await ReadKeyAsync(bins, header.Root, null, cancellationToken), header.IsDirty);
    }

    /// <summary>Names of a key's subkeys as they are listed; empty when there is no such key.</summary>
    /// <param name="path">From the root, with backslashes; empty for the root.</param>
    public async Task<IReadOnlyList<string>> SubkeysAsync(string path, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        if (await FindAsync(path, cancellationToken) is { } key)
        {
            await foreach (var offset in HiveSubkeys.FindAsync(_bins, key, null, cancellationToken))
            {
                names.Add((await ReadKeyAsync(_bins, offset, key.Path, cancellationToken)).Name);
            }
        }

        return names;
    }

    public async Task<bool> HasKeyAsync(string path, CancellationToken cancellationToken) => await FindAsync(path, cancellationToken) is not null;

    /// <summary>A value by name in any case; null when there is no such key or value.</summary>
    public async Task<HiveValue?> ValueAsync(string path, string name, CancellationToken cancellationToken) =>
        await ValuesAsync(path, x => string.Equals(x, name, StringComparison.OrdinalIgnoreCase), cancellationToken) is [var value, ..] ? value : null;

    /// <summary>A key's values whose names are wanted; the data of others is not read.</summary>
    public async Task<IReadOnlyList<HiveValue>> ValuesAsync(string path, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var values = new List<HiveValue>();
        if (await FindAsync(path, cancellationToken) is not { ValueCount: > 0 } key)
        {
            return values;
        }

        var list = await _bins.ReadAsync(key.ValueList, key.ValueCount * 4, cancellationToken);
        for (var at = 0; at < list.Length; at += 4)
        {
            var offset = ReadUInt32LittleEndian(list.AsSpan(at));
            var header = await _bins.ReadAsync(offset, ValueHeaderSize, cancellationToken);
            if (!header.AsSpan().StartsWith("vk"u8))
            {
                throw new InvalidDataException($"cell {offset} of the registry hive is no value");
            }

            int length = ReadUInt16LittleEndian(header.AsSpan(2));
            var cell = await _bins.ReadAsync(offset, ValueHeaderSize + length, cancellationToken);
            var isLatin1 = (header[16] & 1) != 0;
            var name = (isLatin1 ? Encoding.Latin1 : Encoding.Unicode).GetString(cell.AsSpan(ValueHeaderSize));
            if (isWanted(name))
            {
                values.Add(new(name, (HiveValueType)ReadUInt32LittleEndian(header.AsSpan(12)), await DataAsync(header, cancellationToken)));
            }
        }

        return values;
    }

    private static async ValueTask<HiveKey> ReadKeyAsync(HiveBins bins, uint offset, string? parent, CancellationToken cancellationToken)
    {
        var header = await bins.ReadAsync(offset, HiveKey.HeaderSize, cancellationToken);

        // Nobody asks for the root's name, and hives of libguestfs's making keep only its start.
        var cell = parent is null ? header : await bins.ReadAsync(offset, HiveKey.HeaderSize + HiveKey.NameLength(header), cancellationToken);
        return HiveKey.Parse(cell, offset, parent);
    }

    /// <summary>Goes down one level a name, so no circle of keys can hold it.</summary>
    private async Task<HiveKey?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
        {
            return _root;
        }

        if (_keys.TryGetValue(path, out var known))
        {
            return known;
        }

        var split = path.LastIndexOf('\\');
        var parent = await FindAsync(path[..Math.Max(split, 0)], cancellationToken);
        var found = parent is null ? null : await FindChildAsync(parent, path[(split + 1)..], cancellationToken);
        _keys[path] = found;
        return found;
    }

    private async Task<HiveKey?> FindChildAsync(HiveKey parent, string name, CancellationToken cancellationToken)
    {
        await foreach (var offset in HiveSubkeys.FindAsync(_bins, parent, name, cancellationToken))
        {
            var key = await ReadKeyAsync(_bins, offset, parent.Path, cancellationToken);
            if (string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Up to four bytes stand in the value itself; more than 16344 in segments (db).</summary>
    private async ValueTask<byte[]> DataAsync(byte[] header, CancellationToken cancellationToken)
    {
        var (size, offset) = (ReadUInt32LittleEndian(header.AsSpan(4)), ReadUInt32LittleEndian(header.AsSpan(8)));
        if ((size & InlineData) != 0)
        {
            return header[8..(8 + (int)Math.Min(size & ~InlineData, 4))];
        }

        if (size > MaxData)
        {
            throw new InvalidDataException($"a value of the registry hive states {size} bytes");
        }

        return size == 0 ? []
            : size <= SegmentSize || !(await _bins.ReadAsync(offset, 8, cancellationToken)).AsSpan().StartsWith("db"u8)
                ? await _bins.ReadAsync(offset, (int)size, cancellationToken)
                : await BigDataAsync(offset, (int)size, cancellationToken);
    }

    /// <summary>Count at 2, place of the list at 4; each segment but the last is full.</summary>
    private async ValueTask<byte[]> BigDataAsync(uint offset, int size, CancellationToken cancellationToken)
    {
        var header = await _bins.ReadAsync(offset, 8, cancellationToken);
        int count = ReadUInt16LittleEndian(header.AsSpan(2));
        if (count != (size + SegmentSize - 1) / SegmentSize)
        {
            throw new InvalidDataException($"cell {offset} of the registry hive holds {size} bytes in {count} segments");
        }

        var list = await _bins.ReadAsync(ReadUInt32LittleEndian(header.AsSpan(4)), count * 4, cancellationToken);
        var data = new byte[size];
        for (var i = 0; i < count; i++)
        {
            var part = data.AsMemory(i * SegmentSize, Math.Min(SegmentSize, size - (i * SegmentSize)));
            (await _bins.ReadAsync(ReadUInt32LittleEndian(list.AsSpan(i * 4)), part.Length, cancellationToken)).CopyTo(part);
        }

        return data;
    }
}
