using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images;

/// <summary>Who opens a source, and what for.</summary>
/// <param name="Reference">As given by a person, or as kept with an operation.</param>
public sealed record DiskSourceVisit(AccountId Account, string Reference)
{
    /// <summary>The import that reads all of it, for which a far source may be brought here first; null for a look.</summary>
    public OperationContext? Import { get; init; }
}
