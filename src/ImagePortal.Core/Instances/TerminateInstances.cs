using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Ends instances for good, with their disks (R67). One whose disk is still being made is given up; one of which an image is being made goes when that is done.</summary>
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
        var operation = await db.Operations.SingleOrDefaultAsync(x => x.Id == instance.Operation, cancellationToken);
        if (operation is { IsOver: false, CancelRequested: false })
        {
            operation.RequestCancel(now);
            given.Add(operation.Id);
        }

        return instance.Terminate(now);
    }
}
