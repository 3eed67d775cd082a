using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>
/// A compressed stream: units of 16 clusters, each plain (no hole), zero (all hole) or compressed (data, then a hole that fills the unit).
/// Keeps the unit last read; for one reader at a time.
/// </summary>
internal sealed class NtfsCompressedStream : IRandomAccessSource
{
    private const int LargestUnit = 1 << 20;
    private readonly NtfsVolume _volume;
    private readonly List<NtfsRun> _runs;
    private readonly NtfsStream _stored;
    private readonly byte[] _unit;
    private readonly long _initialized;
    private long _kept = -1;

    /// <exception cref="InvalidDataException">The unit's size is out of range.</exception>
    public NtfsCompressedStream(NtfsVolume volume, List<NtfsRun> runs, long size, long initialized, int unitBits)
    {
        var unitSize = unitBits <= 8 ? (long)volume.Boot.ClusterSize << unitBits : long.MaxValue;
        if (unitSize > LargestUnit)
        {
            throw new InvalidDataException($"a stream of the NTFS states compression units of 2^{unitBits} clusters");
        }

        (_volume, _runs, Length, _initialized) = (volume, runs, size, initialized);
        var stored = runs.Count == 0 ? 0 : runs[^1].End * volume.Boot.ClusterSize;
        _stored = new(volume, runs, stored, stored);
        _unit = new byte[unitSize];
    }

    public long Length { get; }

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= Length)
        {
            return 0;
        }

        var wanted = buffer[..(int)Math.Min(buffer.Length, Length - offset)];
        var written = (int)Math.Clamp(_initialized - offset, 0, wanted.Length);
        for (var done = 0; done < written;)
        {
            var at = offset + done;
            await FillAsync(at / _unit.Length, cancellationToken);
            var within = (int)(at % _unit.Length);
            var count = Math.Min(written - done, _unit.Length - within);
            _unit.AsMemory(within, count).CopyTo(wanted[done..]);
            done += count;
        }

        wanted[written..].Span.Clear();
        return wanted.Length;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask FillAsync(long unit, CancellationToken cancellationToken)
    {
        if (unit == _kept)
        {
            return;
        }

        _kept = -1;
        _volume.Budget.Visit();
        var stored = StoredSize(unit);
        if (stored == 0)
        {
            _unit.AsSpan().Clear();
        }
        else if (stored == _unit.Length)
        {
            await ReadStoredAsync(unit, _unit, cancellationToken);
        }
        else
        {
            var packed = new byte[stored];
            await ReadStoredAsync(unit, packed, cancellationToken);
            _volume.Budget.Decompress(_unit.Length);
            Lznt1.Decompress(packed, _unit);
        }

        _kept = unit;
    }

    private async ValueTask ReadStoredAsync(long unit, Memory<byte> into, CancellationToken cancellationToken)
    {
        if (await _stored.ReadAtAsync(unit * _unit.Length, into, cancellationToken) < into.Length)
        {
            throw new InvalidDataException($"a compressed stream of the NTFS ends within its unit {unit}");
        }
    }

    /// <summary>Bytes at the unit's start that are stored; a hole fills the rest.</summary>
    private int StoredSize(long unit)
    {
        var perUnit = _unit.Length / _volume.Boot.ClusterSize;
        var (first, end) = (unit * perUnit, (unit + 1) * perUnit);
        for (var i = NtfsRunList.IndexOf(_runs, first); i < _runs.Count && _runs[i].Virtual < end; i++)
        {
            if (_runs[i].IsHole)
            {
                return (int)(Math.Max(_runs[i].Virtual - first, 0) * _volume.Boot.ClusterSize);
            }
        }

        return _unit.Length;
    }
}
