namespace ImagePortal.Core.Audit;

/// <summary>What a check of the whole record found.</summary>
/// <param name="Sealed">Links of the chain that were looked at.</param>
/// <param name="Waiting">Entries that were written but are not in the chain yet.</param>
/// <param name="Finding">The first thing that is wrong, in a sentence; null when nothing is.</param>
/// <param name="Entry">Id of the entry that it is about, where there is one.</param>
public sealed record AuditVerdict(long Sealed, int Waiting, string? Finding, long? Entry)
{
    public bool IsIntact => Finding is null;
}
