using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Brings a file that its server gives only as a whole into the staging area, where it counts against the account's room like an upload.</summary>
internal sealed class BroughtFiles(
    SystemDatabase database, GuardedFetcher fetcher, StagingArea staging, UploadLocks locks, IOptionsMonitor<ImportLimits> limits, TimeProvider time)
{
    private const int PieceSize = 1 << 20;

    /// <summary>Opens the file, which is there already when an earlier attempt brought all of it.</summary>
    internal async Task<Result<OpenedSource>> BringAsync(
        OperationContext operation, FileId id, FetchAddress address, RemoteFile remote, CancellationToken cancellationToken)
    {
        var isHere = await PortalDatabase.RetryAsync(() => ReserveAsync(operation, id, NameOf(address), remote.Length, cancellationToken));
        if (!isHere.Ok)
        {
            return isHere.Error;
        }

        var path = staging.PathOf(operation.Account, id);
        if (!isHere.Value || !File.Exists(path))
        {
            // Nobody appends to it through the door for uploads meanwhile.
            using var held = locks.TryTake(id);
            if (held is null)
            {
                return FileErrors.Busy;
            }

            await operation.EnterAsync(OperationStage.Bringing, "The server gives no parts of the file. All of it is brought here first.", cancellationToken);
            await fetcher.GetAsync(address, _ => { }, (answer, _, token) => SaveAsync(operation, id, remote, answer, token), cancellationToken);
            await CompleteAsync(id, cancellationToken);
        }

        var bytes = FileSource.Open(path);
        return new OpenedSource(bytes.Length, bytes);
    }

    private async Task<bool> SaveAsync(OperationContext operation, FileId id, RemoteFile remote, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        RemoteFile.Require(answer);
        if (!remote.IsSameIn(answer) || answer.Content.Headers.ContentLength != remote.Length)
        {
            throw new SourceChangedException("The file behind the address is another one than when it was looked at.");
        }

        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = staging.OpenToWrite(operation.Account, id);
        file.SetLength(0);
        var buffer = new byte[PieceSize];
        for (var done = 0L; done < remote.Length;)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(buffer.Length, remote.Length - done));
            await fetcher.FillAsync(body, piece, cancellationToken);
            await file.WriteAsync(piece, cancellationToken);
            done += piece.Length;
            operation.Report(done, remote.Length);
        }

        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Takes room in the staging area once. True when the whole file is there.</summary>
    private async Task<Result<bool>> ReserveAsync(OperationContext operation, FileId id, string name, long size, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (await db.Files.SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken) is { } file)
        {
            return file.Size == size ? file.State == FileState.Complete : throw new SourceChangedException($"The file has {size} bytes and had {file.Size}.");
        }

        if (!staging.HasRoomFor(size))
        {
            return FileErrors.DiskFull;
        }

        var usage = await db.StagingUsage.SingleOrDefaultAsync(x => x.Account == operation.Account, cancellationToken);
        if (usage is null)
        {
            usage = new StagingUsage(operation.Account);
            db.StagingUsage.Add(usage);
        }

        var reserved = usage.Reserve(size, (long)limits.CurrentValue.StagingGiBPerAccount << 30);
        if (!reserved.Ok)
        {
            return reserved.Error;
        }

        var member = await db.Operations.Where(x => x.Id == operation.Id).Select(x => x.Member).SingleAsync(cancellationToken);
        db.Files.Add(new UploadedFile(id, operation.Account, member, name, size, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return false;
    }

    private async Task CompleteAsync(FileId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var file = await db.Files.SingleAsync(x => x.Id == id, cancellationToken);
        file.Advance(file.Size, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string NameOf(FetchAddress address)
    {
        var name = Uri.UnescapeDataString(address.Uri.Segments[^1].Trim('/'));
        var shown = name.Length == 0 || name.Any(char.IsControl) ? address.Host : name;
        return shown[..Math.Min(shown.Length, UploadedFile.MaxNameLength)];
    }
}
