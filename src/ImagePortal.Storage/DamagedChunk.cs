namespace ImagePortal.Storage;

/// <summary>A piece of a stored image that cannot be given back.</summary>
/// <param name="Offset">First byte of the virtual disk it holds.</param>
/// <param name="Length">Bytes of the virtual disk it holds.</param>
/// <param name="Digest"><c>sha256:…</c> of its content.</param>
public sealed record DamagedChunk(long Offset, int Length, string Digest, ChunkState State);

/// <summary>What a read of a chunk met.</summary>
public enum ChunkState
{
    Sound,

    /// <summary>The store has no object of that name.</summary>
    Missing,

    /// <summary>The object is cut off, or its content does not have the digest it is named by.</summary>
    Damaged,

    /// <summary>The object is there and the store cannot read it, such as from a failing disk.</summary>
    Unreadable,
}
