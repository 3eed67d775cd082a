using System.Security.Cryptography;

namespace ImagePortal.Core.Audit;

/// <summary>Walks along the chain and stops at the first thing that is wrong.</summary>
internal sealed class AuditCheck(AuditKey key, IReadOnlyList<(long Sequence, string Hash, string At)> anchors)
{
    private readonly ILookup<long, (string Hash, string At)> _anchors = anchors.ToLookup(x => x.Sequence, x => (x.Hash, x.At));

    private byte[] _hash = SealAudit.Beginning;

    // Lines of an older version carry no signature. They can only lie at the beginning.
    private bool _signed;

    internal long Sequence { get; private set; }

    internal string? Finding { get; private set; }

    internal long? Entry { get; private set; }

    internal void Take(AuditSeal seal, AuditEntry? entry)
    {
        if (Finding is not null)
        {
            return;
        }

        if (seal.Sequence != Sequence + 1)
        {
            Find(seal.Entry, $"Link {Sequence + 1} of the chain is missing; the next one is {seal.Sequence}.");
        }
        else if (entry is null)
        {
            Find(seal.Entry, $"Entry {seal.Entry}, link {seal.Sequence} of the chain, was removed or cannot be read.");
        }
        else if (!CryptographicOperations.FixedTimeEquals(seal.Hash, key.Link(_hash, seal.Sequence, seal.SealedAt, entry)))
        {
            var hint = seal.Sequence == 1 ? " If nothing was touched, the key is not the one it was written with (Portal:Audit:Key, or keys/audit.key)." : "";
            Find(seal.Entry, $"Entry {seal.Entry}, link {seal.Sequence} of the chain, was changed after it was sealed.{hint}");
        }
        else if (!IsOurs(entry))
        {
            Find(seal.Entry, $"Entry {seal.Entry} was not written by this portal, or was changed before it was sealed.");
        }
        else if (_anchors[seal.Sequence].FirstOrDefault(x => x.Hash != Convert.ToHexStringLower(seal.Hash)) is { At: { } at })
        {
            Find(seal.Entry, $"Link {seal.Sequence} is not the one that was noted at {at}: the record was written anew.");
        }
        else
        {
            (Sequence, _hash) = (seal.Sequence, seal.Hash);
        }
    }

    /// <summary>The chain is over: nobody may remember a later end.</summary>
    internal void End()
    {
        if (Finding is null && anchors.FirstOrDefault(x => x.Sequence > Sequence) is { At: { } at } later)
        {
            Find(null, $"The record ends with link {Sequence}, but link {later.Sequence} was noted at {at}: its end was cut off.");
        }
    }

    /// <summary>An entry that is in no link.</summary>
    internal void TakeWaiting(AuditEntry entry, long floor)
    {
        if (Finding is not null)
        {
            return;
        }

        if (entry.Id <= floor)
        {
            Find(entry.Id, $"Entry {entry.Id} lies among sealed ones but is in no link of the chain: it was put in later.");
        }
        else if (!IsOurs(entry))
        {
            Find(entry.Id, $"Entry {entry.Id} was not written by this portal, or was changed afterwards.");
        }
    }

    private bool IsOurs(AuditEntry entry)
    {
        var old = entry.Mac is null && !_signed;
        _signed |= !old;
        return old || key.HasSigned(entry);
    }

    private void Find(long? entry, string finding) => (Entry, Finding) = (entry, finding);
}
