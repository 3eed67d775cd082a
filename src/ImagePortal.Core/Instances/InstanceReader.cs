using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Rows as lists and pages show them.</summary>
internal static class InstanceReader
{
    internal static async Task<IReadOnlyList<InstanceView>> ReadAsync(
        PortalDbContext db, IQueryable<Instance> instances, DateTimeOffset goneSince, CancellationToken cancellationToken)
    {
        var rows = await (
            from instance in instances.AsNoTracking()
            join operation in db.Operations on instance.Operation equals operation.Id into operations
            from operation in operations.DefaultIfEmpty()
            join imaging in db.Operations on instance.Imaging equals imaging.Id into imagings
            from imaging in imagings.DefaultIfEmpty()
            select new
            {
                Instance = instance,
                Work = operation == null ? null : new { operation.State, operation.Stage, operation.BytesDone, operation.BytesTotal },
                Imaging = imaging == null ? null : new { imaging.Id, imaging.Kind, imaging.Subject, imaging.Title, imaging.State, imaging.Stage, imaging.BytesDone, imaging.BytesTotal },
                SeenAt = db.InstanceHosts.Where(x => x.Id == instance.Host).Select(x => (DateTimeOffset?)x.SeenAt).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(x => new InstanceView(
            x.Instance.Id, x.Instance.Region, x.Instance.Name, x.Instance.Image, x.Instance.ImageName, x.Instance.ImageKind, x.Instance.OsFamily,
            x.Instance.OsName, x.Instance.DiskSize, x.Instance.Type, x.Instance.Cpus, x.Instance.MemoryMiB, x.Instance.State, x.Instance.Reason,
            x.Instance.Operation,
            x.Instance.State == InstanceState.Pending && x.Work is { } work ? Operation.PercentOf(work.State, work.Stage, work.BytesDone, work.BytesTotal) : null,
            x.SeenAt < goneSince,
            x.Imaging is { Kind: OperationKind.Create, State: OperationState.Queued or OperationState.Running } made
                ? new(made.Id, new ImageId(made.Subject), made.Title, Operation.PercentOf(made.State, made.Stage, made.BytesDone, made.BytesTotal))
                : null,
            x.Instance.CreatedAt, x.Instance.ChangedAt)
        {
            Reinstall = x.Imaging is { Kind: OperationKind.Reinstall, State: OperationState.Queued or OperationState.Running } next
                ? new(next.Id, Operation.PercentOf(next.State, next.Stage, next.BytesDone, next.BytesTotal))
                : null,
            Network = x.Instance.Network,
            NetworkFile = x.Instance.NetworkFile,
            NetworkFileProblem = x.Instance.NetworkFileProblem,
        });
    }
}
