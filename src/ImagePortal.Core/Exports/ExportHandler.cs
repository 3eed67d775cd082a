using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Exports;

/// <summary>Writes a stored image as a disk file, then sends that to the bucket. Runs again from the start after a crash; the object appears whole or not at all.</summary>
internal sealed class ExportHandler(ImageStores stores, ExportConclusion conclusion, IOptionsMonitor<ImportLimits> limits, IOptions<PortalOptions> portal) : IOperationHandler
{
    // Left free for the database and the stores.
    private const long Headroom = 256L << 20;

    public OperationKind Kind => OperationKind.Export;

    public async Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        var input = ExportInput.Parse(operation.Input);
        var bucket = limits.CurrentValue.Buckets.FirstOrDefault(x => x.Name == input.Bucket && x.IsOpenTo(operation.Account.Value));
        if (bucket is not { TakesExports: true })
        {
            return ExportErrors.UnknownBucket;
        }

        var folder = Directory.CreateDirectory(Path.Combine(portal.Value.DataPath, "exports")).FullName;
        var path = Path.Combine(folder, operation.Id.Value);
        try
        {
            await using var disk = await stores.For(operation.Region).OpenAsync(input.Digest, cancellationToken);
            if (await NeededAsync(disk, cancellationToken) > new DriveInfo(folder).AvailableFreeSpace - Headroom)
            {
                throw new TryAgainException(ExportErrors.NoRoom);
            }

            await operation.EnterAsync(OperationStage.Writing, $"Writing the disk as {input.Format}.", cancellationToken);
            await DiskWriter.WriteAsync(disk, DiskFormatNames.Find(input.Format)!.Value, path, new Progress(operation, disk.Length), cancellationToken);
            return await SendAsync(operation, bucket, input, path, cancellationToken);
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return ExportErrors.ContentMissing;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken) =>
        conclusion.RunAsync(db, operation, outcome as ExportOutcome, cancellationToken);

    private static async Task<Result<OperationOutcome>> SendAsync(
        OperationContext operation, ImportBucket bucket, ExportInput input, string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        await operation.EnterAsync(OperationStage.Sending, $"Sending {length} bytes to s3://{input.Bucket}/{input.Key}.", cancellationToken);
        try
        {
            await S3Upload.RunAsync(bucket.ToStore(), input.Key, path, new Progress(operation, length), cancellationToken);
            return new ExportOutcome(length);
        }
        catch (IOException failure)
        {
            throw new TryAgainException(ExportErrors.BucketUnreachable, failure);
        }
    }

    private static async Task<long> NeededAsync(IVirtualDisk disk, CancellationToken cancellationToken)
    {
        var needed = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            needed += extent.Length;
        }

        return needed;
    }

    /// <summary>Reports in the caller's thread and order.</summary>
    private sealed class Progress(OperationContext operation, long total) : IProgress<long>
    {
        public void Report(long value) => operation.Report(value, total);
    }
}
