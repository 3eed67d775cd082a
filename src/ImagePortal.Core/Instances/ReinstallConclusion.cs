using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>What the end of a reinstallation changes: whose system the instance has, or nothing but that people are told. The host takes or removes the disk by it.</summary>
internal sealed class ReinstallConclusion(Notifier notifier, InstanceHints hints, TimeProvider time)
{
    internal async Task RunAsync(PortalDbContext db, Operation operation, ReinstallOutcome? outcome, CancellationToken cancellationToken)
    {
        hints.Hint();
        var id = new InstanceId(operation.Subject);

        // One that is to be terminated goes, whichever disk it has.
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { State: not InstanceState.Terminating } instance
            || operation.State == OperationState.Cancelled)
        {
            return;
        }

        var input = ReinstallInput.Parse(operation.Input);
        if (outcome is { } made)
        {
            instance.Reinstalled(input, time.GetUtcNow());
            instance.MadeBy(operation.Id);
            instance.TellNetworkFile(made.File.Path, made.File.Problem);
        }

        var region = await db.Regions.SingleAsync(x => x.Code == operation.Region, cancellationToken);
        var notice = new ImageNotice(
            operation.Subject, operation.Title, region.Code.Value, region.Name, region.TimeZone, $"{input.ImageName} ({input.Image})", operation.EndedAt!.Value)
        {
            System = input.OsName,
            DiskSize = input.DiskSize,
            Took = operation.EndedAt - operation.CreatedAt,
            Reason = operation.RefusalMessage,
        };
        var (kind, title) = outcome is null
            ? (NoticeKind.ReinstallFailed, $"{operation.Title} could not be reinstalled from {input.ImageName}")
            : (NoticeKind.ReinstallDone, $"{operation.Title} was reinstalled from {input.ImageName}");
        notifier.Add(db, operation.Account, operation.Member, kind, title, $"/instances/{region.Code}/{operation.Subject}", notice);
    }
}
