using System.Text;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>
/// A directory: a tree sorted by upper-cased name, its root in the record, its other nodes in a stream (Linux-NTFS documentation,
/// "$INDEX_ROOT", "$INDEX_ALLOCATION"). Names are found by walking down, so a directory of thousands costs a few nodes.
/// </summary>
internal sealed class NtfsDirectory
{
    private const string IndexName = "$I30";
    private const int RootHeaderSize = 16;
    private const int NodeHeaderAt = 24;
    private const int MaxDepth = 16;
    private readonly NtfsVolume _volume;
    private readonly string _name;
    private readonly int _nodeSize;
    private readonly List<NtfsIndexEntry> _root;
    private readonly IRandomAccessSource? _nodes;

    private NtfsDirectory(NtfsVolume volume, NtfsRecord record, byte[] root, IRandomAccessSource? nodes)
    {
        (_volume, _nodes, _name) = (volume, nodes, $"the directory of file record {record.Number}");
        _nodeSize = root.Length < RootHeaderSize ? 0 : (int)Math.Min(ReadUInt32LittleEndian(root.AsSpan(8)), int.MaxValue);
        if (_nodeSize is < 512 or > 1 << 16 || !int.IsPow2(_nodeSize))
        {
            throw new InvalidDataException($"{_name} states nodes of {_nodeSize} bytes");
        }

        _root = NtfsIndexEntry.ParseAll(root.AsSpan(RootHeaderSize), _name, volume.Budget);
    }

    /// <exception cref="InvalidDataException">The record holds no sound directory.</exception>
    public static async Task<NtfsDirectory> OpenAsync(NtfsVolume volume, NtfsRecord record, CancellationToken cancellationToken)
    {
        var root = await volume.OpenAsync(record, NtfsAttributeType.IndexRoot, IndexName, cancellationToken);
        if (root is null || root.Length > volume.Boot.RecordSize)
        {
            throw new InvalidDataException($"file record {record.Number} is a directory without an index");
        }

        var bytes = await root.TryReadAsync(0, (int)root.Length, cancellationToken) ?? [];
        var nodes = await volume.OpenAsync(record, NtfsAttributeType.IndexAllocation, IndexName, cancellationToken);
        return new(volume, record, bytes, nodes);
    }

    /// <summary>A file by name in any case; null when there is none.</summary>
    public async Task<NtfsIndexEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!Ascii.IsValid(name))
        {
            // The volume's own table of upper-case letters may sort other letters differently than we do.
            return (await ListAsync(cancellationToken)).Find(x => IsNamed(x, name));
        }

        var entries = _root;
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            var next = entries.Find(x => x.Name is null || Compare(name, x.Name) <= 0);
            if (next is null || next.Child is null || (next.Name is not null && IsNamed(next, name)))
            {
                return next is { Name: not null } && IsNamed(next, name) ? next : null;
            }

            entries = await NodeAsync(next.Child.Value, cancellationToken);
        }

        throw new InvalidDataException($"{_name} is deeper than {MaxDepth} nodes");
    }

    /// <summary>All files in no particular order. Short names stand beside the long ones.</summary>
    public async Task<List<NtfsIndexEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var (found, visited) = (new List<NtfsIndexEntry>(), new HashSet<long>());
        var waiting = new Stack<List<NtfsIndexEntry>>([_root]);
        while (waiting.TryPop(out var entries))
        {
            found.AddRange(entries.Where(x => x.Name is not null));
            foreach (var child in entries.Where(x => x.Child is not null).Select(x => x.Child!.Value))
            {
                if (!visited.Add(child))
                {
                    throw new InvalidDataException($"{_name} comes back to its node {child}");
                }

                waiting.Push(await NodeAsync(child, cancellationToken));
            }
        }

        return found;
    }

    private static bool IsNamed(NtfsIndexEntry entry, string name) => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>By upper-cased UTF-16 units, as the tree is sorted.</summary>
    private static int Compare(string name, string other) => string.Compare(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Nodes are counted in clusters, or in 512 bytes where a cluster is larger than a node.</summary>
    private async Task<List<NtfsIndexEntry>> NodeAsync(long number, CancellationToken cancellationToken)
    {
        _volume.Budget.Visit();
        var unit = _volume.Boot.ClusterSize <= _nodeSize ? _volume.Boot.ClusterSize : 512;
        var name = $"node {number} of {_name[4..]}";
        var isInside = _nodes is not null && number >= 0 && number <= _nodes.Length / unit;
        var node = isInside ? await _nodes!.TryReadAsync(number * unit, _nodeSize, cancellationToken) : null;
        if (node is null || !node.AsSpan().StartsWith("INDX"u8))
        {
            throw new InvalidDataException($"{name} is referred to, but is not there");
        }

        NtfsUpdateSequence.Apply(node, name);
        return NtfsIndexEntry.ParseAll(node.AsSpan(NodeHeaderAt), name, _volume.Budget);
    }
}
