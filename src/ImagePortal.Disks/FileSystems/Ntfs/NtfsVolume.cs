using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Records and streams of a volume by number (Linux-NTFS documentation, "$MFT" and "$ATTRIBUTE_LIST").</summary>
internal sealed class NtfsVolume(IRandomAccessSource source, NtfsBootSector boot, InspectionBudget budget, IRandomAccessSource table)
{
    private const int MaxKept = 256;
    private const int LargestList = 256 << 10;
    private const int ListEntrySize = 26;
    private readonly Dictionary<long, NtfsRecord> _records = [];

    public NtfsBootSector Boot => boot;

    public InspectionBudget Budget => budget;

    /// <exception cref="InvalidDataException">The master file table's own record is damaged.</exception>
    public static async Task<NtfsVolume> OpenAsync(
        IRandomAccessSource source, NtfsBootSector boot, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var first = new NtfsVolume(source, boot, budget, new SourceSlice(source, boot.TableCluster * boot.ClusterSize, boot.RecordSize));
        var record = await first.ReadRecordAsync(new(0), cancellationToken);
        if (record.Find(NtfsAttributeType.Data) is not { IsResident: false } data)
        {
            throw new InvalidDataException("the master file table of the NTFS has no data");
        }

        // The table's first extent holds the records that tell of its others.
        var partial = new NtfsVolume(source, boot, budget, first.Open(record, [data]));
        var table = await partial.OpenAsync(record, NtfsAttributeType.Data, "", cancellationToken);
        return table is null ? partial : new(source, boot, budget, table);
    }

    /// <summary>Fills <paramref name="into"/> from a byte of the volume.</summary>
    public async ValueTask ReadAsync(long offset, Memory<byte> into, CancellationToken cancellationToken)
    {
        if (await source.ReadAtAsync(offset, into, cancellationToken) != into.Length)
        {
            throw new InvalidDataException($"the NTFS ends at byte {source.Length} of its partition, byte {offset} is referred to");
        }
    }

    /// <exception cref="InvalidDataException">There is no such record in use, it was used anew, or it is damaged.</exception>
    public async ValueTask<NtfsRecord> ReadRecordAsync(NtfsReference reference, CancellationToken cancellationToken)
    {
        if (!_records.TryGetValue(reference.Number, out var record))
        {
            budget.Visit();
            var at = reference.Number < table.Length / boot.RecordSize ? reference.Number * boot.RecordSize : table.Length;
            record = await table.TryReadAsync(at, boot.RecordSize, cancellationToken) is { } bytes
                ? NtfsRecord.Parse(reference.Number, bytes)
                : throw new InvalidDataException(
                    $"file record {reference.Number} is referred to, but the master file table has {table.Length / boot.RecordSize}");
            if (_records.Count < MaxKept)
            {
                _records.Add(reference.Number, record);
            }
        }

        return reference.Sequence == 0 || reference.Sequence == record.Sequence
            ? record
            : throw new InvalidDataException(
                $"file record {reference.Number} is referred to in its use {reference.Sequence}, but is in its use {record.Sequence}");
    }

    /// <summary>The content of an attribute, from all the records it is spread over; null when the file has none.</summary>
    public async Task<IRandomAccessSource?> OpenAsync(
        NtfsRecord file, NtfsAttributeType type, string name, CancellationToken cancellationToken)
    {
        if (file.Find(NtfsAttributeType.AttributeList) is not { } list)
        {
            return file.Find(type, name) is { } only ? Open(file, [only]) : null;
        }

        var extents = new List<NtfsAttribute>();
        foreach (var (listed, first, reference) in await ListAsync(file, list, cancellationToken))
        {
            if (listed == type)
            {
                var record = reference.Number == file.Number ? file : await ReadRecordAsync(reference, cancellationToken);
                extents.AddRange(record.Attributes.Where(x => x.Type == type && x.Name == name && (x.IsResident || x.FirstCluster == first)).Take(1));
            }
        }

        return extents.Count == 0 ? null : Open(file, extents);
    }

    /// <summary>The records that a file is spread over, its own first.</summary>
    public async Task<List<NtfsRecord>> RecordsAsync(NtfsRecord file, CancellationToken cancellationToken)
    {
        var records = new List<NtfsRecord> { file };
        if (file.Find(NtfsAttributeType.AttributeList) is { } list)
        {
            foreach (var (_, _, reference) in (await ListAsync(file, list, cancellationToken)).DistinctBy(x => x.Record.Number))
            {
                if (reference.Number != file.Number)
                {
                    records.Add(await ReadRecordAsync(reference, cancellationToken));
                }
            }
        }

        return records;
    }

    /// <summary>Type at 0, length at 4, first cluster at 8, the record's reference at 16, the attribute's number at 24.</summary>
    private async Task<List<(NtfsAttributeType Type, long First, NtfsReference Record)>> ListAsync(
        NtfsRecord file, NtfsAttribute list, CancellationToken cancellationToken)
    {
        await using var content = Open(file, [list]);
        var size = content.Length <= LargestList ? (int)content.Length : 0;
        var entries = await content.TryReadAsync(0, size, cancellationToken);
        if (size == 0 || entries is null)
        {
            throw new InvalidDataException($"the attribute list of file record {file.Number} states {content.Length} bytes");
        }

        var listed = new List<(NtfsAttributeType Type, long First, NtfsReference Record)>();
        for (var at = 0; at + ListEntrySize <= entries.Length;)
        {
            budget.Visit();
            int length = ReadUInt16LittleEndian(entries.AsSpan(at + 4));
            if (length < ListEntrySize || length > entries.Length - at)
            {
                throw new InvalidDataException($"the attribute list of file record {file.Number} is damaged at byte {at}");
            }

            var type = (NtfsAttributeType)ReadUInt32LittleEndian(entries.AsSpan(at));
            listed.Add((type, ReadInt64LittleEndian(entries.AsSpan(at + 8)), new(ReadUInt64LittleEndian(entries.AsSpan(at + 16)))));
            at += length;
        }

        return listed;
    }

    private IRandomAccessSource Open(NtfsRecord file, List<NtfsAttribute> extents)
    {
        var first = extents[0];
        if (first.IsEncrypted)
        {
            throw new InvalidDataException($"file record {file.Number} is encrypted");
        }

        if (first.IsResident)
        {
            return new MemoryFile(first.Content);
        }

        var runs = new List<NtfsRun>();
        foreach (var extent in extents.Where(x => !x.IsResident))
        {
            NtfsRunList.Decode(extent.Runs.Span, extent.FirstCluster, this, runs);
        }

        return first.IsCompressed
            ? new NtfsCompressedStream(this, runs, first.Size, first.InitializedSize, first.CompressionUnit)
            : new NtfsStream(this, runs, first.Size, first.InitializedSize);
    }
}
