using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>How the caller wants lists of images to look.</summary>
public sealed class GetListLook(PortalDatabase database)
{
    public async Task<ListLook> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var settings = await db.ListSettings.AsNoTracking().SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken);
        return settings is null
            ? ListLook.Standard
            : new ListLook(settings.Hidden.Split(',', StringSplitOptions.RemoveEmptyEntries), settings.IsDense, settings.PageSize);
    }
}
