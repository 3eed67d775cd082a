using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>A kind of place that disks come from. Rooms that hold such places implement it; imports use it and know none of them.</summary>
public interface IDiskSource
{
    /// <summary>It lies outside this portal: opening it asks somebody.</summary>
    bool IsFar { get; }

    bool Knows(string reference);

    /// <summary>What is known of the source before it is read, for the account whose scope <paramref name="db"/> has. Asks nobody outside.</summary>
    Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, AccountId account, string reference, CancellationToken cancellationToken);

    /// <summary>Opens the bytes. Refused when they are not there and never will be.</summary>
    /// <exception cref="DiskSourceException">A place outside this portal cannot be read; so may later reads of the opened source throw.</exception>
    Task<Result<OpenedSource>> OpenAsync(DiskSourceVisit visit, CancellationToken cancellationToken);

    /// <summary>The import is over: what was kept for it may go, in the transaction of <paramref name="db"/>.</summary>
    Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken);
}
