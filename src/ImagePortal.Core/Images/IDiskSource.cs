using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Images;

/// <summary>A kind of place that disks come from. Rooms that hold such places implement it; imports use it and know none of them.</summary>
public interface IDiskSource
{
    bool Knows(string reference);

    /// <summary>What is known of the source before it is read, for the caller whose scope <paramref name="db"/> has.</summary>
    Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, string reference, CancellationToken cancellationToken);

    /// <summary>Opens the bytes. Refused when they are not there and never will be.</summary>
    Task<Result<IRandomAccessSource>> OpenAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The import is over: what was kept for it may go, in the transaction of <paramref name="db"/>.</summary>
    Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken);
}
