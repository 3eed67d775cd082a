using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>How far an upload is.</summary>
public sealed class GetUpload(PortalDatabase database)
{
    public async Task<Result<FileView>> RunAsync(Caller caller, FileId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken);
        return file is null ? db.Refused(caller, FileErrors.NotFound(id), id.Value) : CreateUpload.ViewOf(file);
    }
}
