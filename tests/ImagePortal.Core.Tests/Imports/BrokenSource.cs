using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>A source that knows its files but can never read them, as behind a broken disk.</summary>
internal sealed class BrokenSource(IDiskSource inner) : IDiskSource
{
    public bool IsFar => false;

    public bool Knows(string reference) => inner.Knows(reference);

    public Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, AccountId account, string reference, CancellationToken cancellationToken) =>
        inner.DescribeAsync(db, account, reference, cancellationToken);

    public Task<Result<OpenedSource>> OpenAsync(DiskSourceVisit visit, CancellationToken cancellationToken) => throw new IOException("the disk is broken");

    public Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken) => inner.ReleaseAsync(db, reference, cancellationToken);
}
