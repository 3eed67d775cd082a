using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Ends instances for good, with their disks (R67). One whose disk is still being made is given up; a reinstallation too; one of which an image is being made goes when that is done.</summary>
public sealed class TerminateInstances(InstanceChange change, OperationHints hints)
{
    public async Task<Result> RunAsync(Caller caller, IReadOnlyCollection<InstanceId> ids, CancellationToken cancellationToken)
    {
        var given = new HashSet<OperationId>();
        var ended = await change.RunAsync(caller, ids, "instance.terminate", (db, instance, now) => EndAsync(db, instance, given, now, cancellationToken), cancellationToken);
        foreach (var operation in given)
        {
            hints.Hint(operation);
        }

        return ended;
    }

    private static async Task<Result> EndAsync(
        PortalDbContext db, Instance instance, HashSet<OperationId> given, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What makes its disk, or another one for it, makes it in vain.
        var vain = await db.Operations
            .Where(x => x.Id == instance.Operation || (x.Id == instance.Imaging && x.Kind == OperationKind.Reinstall))
            .ToListAsync(cancellationToken);
        foreach (var operation in vain.Where(x => x is { IsOver: false, CancelRequested: false }))
        {
            operation.RequestCancel(now);
            given.Add(operation.Id);
        }

        return instance.Terminate(now);
    }
}
