namespace ImagePortal.Disks.Sources;

/// <summary>Blocks of bytes by number. Beyond the capacity the least recently used leave first. Safe for many threads.</summary>
internal sealed class BlockCache(long capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, LinkedListNode<(long Key, ReadOnlyMemory<byte> Block)>> _byKey = [];
    private readonly LinkedList<(long Key, ReadOnlyMemory<byte> Block)> _newestFirst = [];
    private long _size;

    public bool TryGet(long key, out ReadOnlyMemory<byte> block)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                block = default;
                return false;
            }

            if (node != _newestFirst.First)
            {
                _newestFirst.Remove(node);
                _newestFirst.AddFirst(node);
            }

            block = node.Value.Block;
            return true;
        }
    }

    /// <summary>Keeps the block, which must not change any more. A block already kept under the key stays.</summary>
    public void Add(long key, ReadOnlyMemory<byte> block)
    {
        lock (_gate)
        {
            if (_byKey.ContainsKey(key))
            {
                return;
            }

            _byKey.Add(key, _newestFirst.AddFirst((key, block)));
            _size += block.Length;
            while (_size > capacity && _newestFirst.Last is { } oldest)
            {
                _newestFirst.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
                _size -= oldest.Value.Block.Length;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byKey.Clear();
            _newestFirst.Clear();
            _size = 0;
        }
    }
}
