using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>Lets an uploaded file be read as the source of an image.</summary>
internal sealed class UploadedDiskSource(SystemDatabase database, StagingArea staging) : IDiskSource
{
    public bool Knows(string reference) => FileId.TryParse(reference, out _);

    public async Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, string reference, CancellationToken cancellationToken)
    {
        var id = new FileId(reference);
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken);
        return file is null
            ? FileErrors.NotFound(id)
            : new DiskSourceFacts(file.Name, file.Size, file.Offset, file.State == FileState.Complete ? null : id.Value);
    }

    public async Task<Result<IRandomAccessSource>> OpenAsync(string reference, CancellationToken cancellationToken)
    {
        var id = new FileId(reference);
        await using var db = database.Open();
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (file is null or { State: FileState.Removed })
        {
            return FileErrors.Incomplete(id);
        }

        return file.State == FileState.Complete ? Result.Of<IRandomAccessSource>(FileSource.Open(staging.PathOf(file.Account, id))) : FileErrors.Incomplete(id);
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
