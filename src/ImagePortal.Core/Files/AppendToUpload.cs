using System.Buffers;
using System.Security.Cryptography;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>
/// Writes the next piece of an upload. Bytes count once they are flushed to disk and the row says so, every <see cref="CheckpointBytes"/>:
/// a lost connection or a killed portal costs at most one checkpoint, never the upload.
/// </summary>
public sealed class AppendToUpload(PortalDatabase database, UploadLocks locks, StagingArea staging, OperationSignals signals, TimeProvider time)
{
    private const int CheckpointBytes = 8 << 20;
    private const int BufferBytes = 256 << 10;

    /// <summary>Returns the new offset. With a checksum, a piece that does not have it is dropped whole.</summary>
    public async Task<Result<FileView>> RunAsync(
        Caller caller, FileId id, long offset, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        using var held = locks.TryTake(id);
        if (held is null)
        {
            return FileErrors.Busy;
        }

        await using var db = database.OpenFor(caller);
        var file = await db.Files.SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken);
        if (file is null)
        {
            return db.Refused(caller, FileErrors.NotFound(id), id.Value);
        }

        if (file.Offset != offset)
        {
            return FileErrors.OffsetMismatch(file.Offset);
        }

        try
        {
            var written = await WriteAsync(db, file, body, checksum, cancellationToken);
            if (!written.Ok)
            {
                return written.Error;
            }
        }
        catch (IOException full) when (IsDiskFull(full))
        {
            return FileErrors.DiskFull;
        }
        catch (DbUpdateConcurrencyException)
        {
            return FileErrors.Busy;
        }

        if (file.State == FileState.Complete)
        {
            await signals.ReleaseAsync(id.Value, CancellationToken.None);
        }

        return CreateUpload.ViewOf(file);
    }

    private async Task<Result> WriteAsync(PortalDbContext db, UploadedFile file, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        await using var target = staging.OpenToWrite(file.Account, file.Id);

        // What lies behind the offset is a piece that was never confirmed.
        target.SetLength(file.Offset);
        target.Position = file.Offset;
        using var hash = checksum?.Begin();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (target.Position < file.Size)
            {
                int read;
                try
                {
                    read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, file.Size - target.Position)), cancellationToken);
                }
                catch (Exception cut) when (cut is IOException or OperationCanceledException && hash is null)
                {
                    // The connection broke: what came counts.
                    break;
                }

                if (read == 0)
                {
                    break;
                }

                hash?.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                PortalTelemetry.UploadedBytes.Add(read);
                if (hash is null && target.Position - file.Offset >= CheckpointBytes)
                {
                    await CheckpointAsync(db, file, target);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (hash is not null && !CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), checksum!.Expected))
        {
            target.SetLength(file.Offset);
            return FileErrors.ChecksumMismatch;
        }

        await CheckpointAsync(db, file, target);
        return Result.Done;
    }

    private async Task CheckpointAsync(PortalDbContext db, UploadedFile file, FileStream target)
    {
        if (target.Position == file.Offset)
        {
            return;
        }

        // On disk first, then in the row: the row never promises what a power cut could take.
        target.Flush(flushToDisk: true);
        file.Advance(target.Position, time.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None);
        await signals.ReportAsync(file.Id.Value, file.Offset, file.Size, CancellationToken.None);
    }

    // ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException fault) => (fault.HResult & 0xFFFF) is 28 or 122 or 112 or 39;
}
