using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files;

/// <summary>Opens an upload: checks size, staging quota and room before a byte is sent.</summary>
public sealed class CreateUpload(PortalDatabase database, StagingArea staging, IOptions<ImportLimits> limits, TimeProvider time)
{
    public async Task<Result<FileView>> RunAsync(Caller caller, string name, long size, CancellationToken cancellationToken)
    {
        var fileName = Path.GetFileName(name.Trim());
        if (fileName.Length is 0 or > UploadedFile.MaxNameLength || fileName.Any(char.IsControl))
        {
            return FileErrors.BadName;
        }

        if (size <= 0)
        {
            return FileErrors.Empty;
        }

        if (size > (long)limits.Value.MaxFileGiB << 30)
        {
            return FileErrors.TooLarge(size, limits.Value.MaxFileGiB);
        }

        if (!staging.HasRoomFor(size))
        {
            return FileErrors.DiskFull;
        }

        return await PortalDatabase.RetryAsync(() => SaveAsync(caller, fileName, size, cancellationToken));
    }

    private async Task<Result<FileView>> SaveAsync(Caller caller, string name, long size, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var usage = await db.StagingUsage.SingleOrDefaultAsync(x => x.Account == caller.Account, cancellationToken);
        if (usage is null)
        {
            usage = new StagingUsage(caller.Account);
            db.StagingUsage.Add(usage);
        }

        var reserved = usage.Reserve(size, (long)limits.Value.StagingGiBPerAccount << 30);
        if (!reserved.Ok)
        {
            return reserved.Error;
        }

        var file = new UploadedFile(FileId.New(), caller.Account, caller.Member, name, size, time.GetUtcNow());
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return ViewOf(file);
    }

    internal static FileView ViewOf(UploadedFile x) => new(x.Id, x.Name, x.Size, x.Offset, x.State, x.CreatedAt, x.ExpiresAt);
}
