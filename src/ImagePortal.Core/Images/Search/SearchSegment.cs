using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>A part of what a search finds that has one order.</summary>
/// <param name="Images">Made only where it is asked: most pages end in the first segment.</param>
/// <param name="Count">How many, where it is known.</param>
/// <param name="Page">Reads a page, first come and how many, by a way that is faster than <paramref name="Images"/>.</param>
internal sealed record SearchSegment(
    ImageTab Tab, Func<IQueryable<Image>> Images, int? Count = null, Func<int, int, IAsyncEnumerable<FoundRow>>? Page = null)
{
    /// <summary>The newest first.</summary>
    internal async Task<List<FoundRow>> ReadAsync(PortalDbContext db, int skip, int take, CancellationToken cancellationToken) => Page is not null
        ? await Page(skip, take).ToListAsync(cancellationToken)
        : await Images()
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Skip(skip).Take(take)
            .LeftJoin(db.Operations, x => x.Operation, x => (OperationId?)x.Id, FoundRow.Of)
            .ToListAsync(cancellationToken);
}
