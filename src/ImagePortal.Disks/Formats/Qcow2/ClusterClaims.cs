namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>Who uses which cluster of the file: plain data and tables alone, compressed data beside other compressed data.</summary>
internal sealed class ClusterClaims(long fileLength, int clusterBits)
{
    private const int SectorSize = 512;

    private readonly ulong[] _owned = new ulong[((fileLength >> clusterBits) >> 6) + 1];
    private readonly ulong[] _compressed = new ulong[((fileLength >> clusterBits) >> 6) + 1];
    private readonly List<(long Start, long End)> _compressedRanges = [];
    private readonly List<(long Start, long End, string Name)> _tables = [];

    public bool HasCompressed => _compressedRanges.Count > 0;

    /// <summary>Claims whole clusters; null, or what else uses one of them.</summary>
    public string? Claim(long start, long size, string? name = null)
    {
        for (var cluster = start >> clusterBits; cluster <= (start + size - 1) >> clusterBits; cluster++)
        {
            if (IsSet(_owned, cluster) || IsSet(_compressed, cluster))
            {
                return OwnerOf(cluster);
            }

            Set(_owned, cluster);
        }

        if (name is not null)
        {
            _tables.Add((start, start + size, name));
        }

        return null;
    }

    /// <summary>Claims a range of compressed data; null, or what else uses one of its clusters.</summary>
    public string? ClaimCompressed(long start, long end)
    {
        _compressedRanges.Add((start, end));
        for (var cluster = start >> clusterBits; cluster <= (end - SectorSize) >> clusterBits; cluster++)
        {
            if (IsSet(_owned, cluster))
            {
                return OwnerOf(cluster);
            }

            Set(_compressed, cluster);
        }

        return null;
    }

    /// <summary>A byte where two compressed clusters overlap; null when there is none. Only their outermost sectors may be shared.</summary>
    public long? FindCompressedOverlap()
    {
        _compressedRanges.Sort();
        for (var i = 1; i < _compressedRanges.Count; i++)
        {
            if (_compressedRanges[i].Start <= Math.Max(_compressedRanges[i - 1].Start, _compressedRanges[i - 1].End - SectorSize - 1))
            {
                return _compressedRanges[i].Start;
            }
        }

        return null;
    }

    private static bool IsSet(ulong[] bits, long index) =>
        index >> 6 < bits.Length && (bits[index >> 6] >> (int)(index & 63) & 1) != 0;

    private static void Set(ulong[] bits, long index)
    {
        if (index >> 6 < bits.Length)
        {
            bits[index >> 6] |= 1UL << (int)(index & 63);
        }
    }

    private string OwnerOf(long cluster)
    {
        var offset = cluster << clusterBits;
        foreach (var (start, end, name) in _tables)
        {
            if (offset >= start && offset < end)
            {
                return name;
            }
        }

        return "another cluster";
    }
}
