using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>Lets an uploaded file be read as the source of an image.</summary>
internal sealed class UploadedDiskSource(SystemDatabase database, StagingArea staging) : IDiskSource
{
    public bool IsFar => false;

    public bool Knows(string reference) => FileId.TryParse(reference, out _);

    public async Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, AccountId account, string reference, CancellationToken cancellationToken)
    {
        var id = new FileId(reference);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken);
        return file is null
            ? FileErrors.NotFound(id)
            : new DiskSourceFacts(file.Name, file.Size, file.Offset, file.State == FileState.Complete ? null : id.Value);
    }

    public async Task<Result<OpenedSource>> OpenAsync(DiskSourceVisit visit, CancellationToken cancellationToken)
    {
        var id = new FileId(visit.Reference);
        await using var db = database.Open();
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.Account == visit.Account, cancellationToken);
        if (file is not { State: FileState.Complete })
        {
            return FileErrors.Incomplete(id);
        }

        var bytes = FileSource.Open(staging.PathOf(file.Account, id));
        return new OpenedSource(bytes.Length, bytes);
    }

    public async Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken)
    {
        var id = new FileId(reference);
        var file = await db.Files.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (file is not null)
        {
            await RemoveFile.FreeAsync(db, file, cancellationToken);
        }
    }
}
