namespace ImagePortal.Core.Audit;

/// <summary>
/// One link of the chain over the audit: which entry comes at which place, and a keyed hash over it and everything before. Written once by
/// <see cref="SealAudit"/>, after the entry, so that people who write at the same time need not wait for each other.
/// </summary>
public sealed class AuditSeal(long sequence, long entry, DateTimeOffset sealedAt, byte[] hash)
{
    public const int HashLength = 32;

    /// <summary>Its place in the chain: 1, 2, 3 and so on without a gap.</summary>
    public long Sequence { get; private set; } = sequence;

    /// <summary>Id of the entry.</summary>
    public long Entry { get; private set; } = entry;

    public DateTimeOffset SealedAt { get; private set; } = sealedAt;

    public byte[] Hash { get; private set; } = hash;
}
