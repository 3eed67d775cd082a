using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>The caller's own views, by name.</summary>
public sealed class ListSavedViews(PortalDatabase database)
{
    public async Task<IReadOnlyList<SavedViewItem>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        return await db.SavedViews.AsNoTracking()
            .Where(x => x.Member == caller.Member)
            .OrderBy(x => x.Name)
            .Select(x => new SavedViewItem(x.Name, x.Query))
            .ToListAsync(cancellationToken);
    }
}
