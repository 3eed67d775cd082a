using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Accepts that an instance gets a new disk from an image (R91), in place of the one it has. One that runs is shut down first. It takes no place and counts nothing
/// against the day; the node that has the disk does it.
/// </summary>
public sealed class ReinstallInstance(PortalDatabase database, ReinstallRules rules, OperationHints hints, InstanceHints watch, TimeProvider time)
{
    /// <param name="image">Null: the one it has now.</param>
    public async Task<Result<OperationId>> RunAsync(Caller caller, InstanceId id, ImageId? image, CancellationToken cancellationToken)
    {
        var started = await PortalDatabase.RetryAsync(() => AcceptAsync(caller, id, image, cancellationToken));
        if (started.Ok)
        {
            watch.Hint();
            hints.Hint(started.Value);
        }

        return started;
    }

    private async Task<Result<OperationId>> AcceptAsync(Caller caller, InstanceId id, ImageId? imageId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await rules.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var instance = found.Value;
        var chosen = await rules.FindImageAsync(db, caller, instance, imageId, cancellationToken);
        if (!chosen.Ok)
        {
            return chosen.Error;
        }

        var (image, now, before) = (chosen.Value, time.GetUtcNow(), instance.State);
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, instance.Region, OperationKind.Reinstall, instance.Id.Value, instance.Name,
                ReinstallInput.Of(instance.Host!, image).ToJson(), OperationStage.Preparing)
            {
                BytesTotal = image.VirtualSize ?? 0,
            },
            now);
        var begun = instance.BeginReinstall(operation.Id, image.Digest!);
        if (!begun.Ok)
        {
            return begun.Error;
        }

        if (before == InstanceState.Running)
        {
            instance.Stop(atOnce: false, now);
            db.Audit.Add(AuditEntry.By(caller, now, "instance.stop", id.Value, before: $"{before}", after: $"{instance.State}"));
        }

        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, $"Accepted: {instance.Name} ({id}) from {image.Name} ({image.Id})."));
        db.Audit.Add(AuditEntry.By(caller, now, "instance.reinstall", id.Value, before: $"{instance.Image}", after: $"{image.Id}"));
        await db.SaveChangesAsync(cancellationToken);
        return operation.Id;
    }
}
