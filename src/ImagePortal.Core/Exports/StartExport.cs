using System.Text.RegularExpressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Exports;

/// <summary>Accepts exports of custom images to a bucket that the operator opened for that: all of them or none. They take no place and do not count (D3).</summary>
public sealed partial class StartExport(PortalDatabase database, OperationHints hints, IOptionsMonitor<ImportLimits> limits, TimeProvider time)
{
    /// <summary>Unfinished exports of an account.</summary>
    public const int MaxUnfinished = 10;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public async Task<Result<ExportStarted>> RunAsync(Caller caller, ExportRequest request, CancellationToken cancellationToken)
    {
        var bucket = limits.CurrentValue.Buckets.FirstOrDefault(x => x.Name == request.Bucket && x.IsOpenTo(caller.Account.Value));
        var flaw = request.Images.Count == 0 || request.Images.Distinct().Count() != request.Images.Count ? ExportErrors.NoImages
            : bucket is null ? ExportErrors.UnknownBucket
            : !bucket.TakesExports ? ExportErrors.ReadOnlyBucket
            : !DiskWriter.Formats.Contains(request.Format) ? ExportErrors.UnknownFormat(request.Format)
            : request.Prefixes is { } prefixes && (prefixes.Count != request.Images.Count || !prefixes.All(IsPrefix)) ? ExportErrors.BadPrefixes
            : null;
        if (flaw is not null)
        {
            return flaw;
        }

        var started = await PortalDatabase.RetryAsync(() => AcceptAsync(caller, request, cancellationToken));
        foreach (var operation in started.Value?.Operations ?? [])
        {
            hints.Hint(operation);
        }

        return started;
    }

    private async Task<Result<ExportStarted>> AcceptAsync(Caller caller, ExportRequest request, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (!await db.Regions.AnyAsync(x => x.Code == request.Region, cancellationToken))
        {
            return RegionErrors.NotFound(request.Region);
        }

        var unfinished = await db.Operations.CountAsync(
            x => x.Account == caller.Account && x.Kind == OperationKind.Export && (x.State == OperationState.Queued || x.State == OperationState.Running),
            cancellationToken);
        if (unfinished + request.Images.Count > MaxUnfinished)
        {
            return ExportErrors.TooMany(MaxUnfinished);
        }

        var (paths, operations) = (new List<string>(), new List<OperationId>());
        foreach (var (place, id) in request.Images.Index())
        {
            var image = await ExportableImage.FindAsync(db, caller, request.Region, id, cancellationToken);
            if (!image.Ok)
            {
                return image.Error;
            }

            var key = KeyOf(image.Value, request.Format, request.Prefixes?[place]);
            paths.Add($"/{key}");
            operations.Add(Add(db, caller, image.Value, new ExportInput(request.Bucket, key, request.Format.ToWireName(), image.Value.Digest!)));
        }

        if (request.DryRun)
        {
            return new ExportStarted(0, paths, []);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new ExportStarted(NumberOf(operations[0]), paths, operations);
    }

    private OperationId Add(PortalDbContext db, Caller caller, Image image, ExportInput input)
    {
        var now = time.GetUtcNow();
        var accepted = new NewOperation(
            caller.Account, caller.Member, image.Region, OperationKind.Export, image.Id.Value, image.Name, input.ToJson(), OperationStage.Writing)
        {
            BytesTotal = image.VirtualSize ?? 0,
        };
        var operation = Operation.Accept(accepted, now);
        var target = $"s3://{input.Bucket}/{input.Key}";
        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, $"Accepted: to {target}."));
        db.Audit.Add(AuditEntry.By(caller, now, "export.started", image.Id.Value, after: target));
        return operation.Id;
    }

    private static string KeyOf(Image image, DiskFormat format, string? prefix) =>
        $"{(prefix is null ? "" : $"{prefix}_")}{image.Id}_system_snap-{image.Id.Value[4..]}.{format.ToWireName()}";

    /// <summary>The random part of the id, read as a number: it stays below 2^63, and tells of nothing.</summary>
    private static long NumberOf(OperationId operation) =>
        operation.Value[3..].Aggregate(0L, (number, digit) => (number * Digits.Length) + Digits.IndexOf(digit, StringComparison.Ordinal));

    private static bool IsPrefix(string text) => Prefix().IsMatch(text);

    [GeneratedRegex(@"\A(?!/)(?!.*\.\.)[A-Za-z0-9._/-]{1,100}\z")]
    private static partial Regex Prefix();
}
