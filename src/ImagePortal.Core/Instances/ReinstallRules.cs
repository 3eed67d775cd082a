using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Which instances are reinstalled, and from which images (R91, D13).</summary>
public sealed class ReinstallRules(InstanceHosting hosting, LaunchRules launches)
{
    /// <summary>An own instance that runs or is stopped, on a host that is there, and whose disk nobody else needs now.</summary>
    internal async Task<Result<Instance>> FindAsync(PortalDbContext db, Caller caller, InstanceId id, CancellationToken cancellationToken)
    {
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { } instance)
        {
            return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
        }

        return await CreateRules.FindBusyAsync(db, instance, cancellationToken) is { } operation ? InstanceErrors.Busy(id, operation)
            : instance.State is not (InstanceState.Running or InstanceState.Stopped) ? InstanceErrors.NotNow(id, instance.State)
            : !await hosting.IsThereAsync(db, instance.Host, cancellationToken) ? InstanceErrors.HostGone(id)
            : instance;
    }

    /// <summary>An image as for a new instance, but for those of other accounts (D13).</summary>
    /// <param name="id">Null: the one it has now.</param>
    internal async Task<Result<Image>> FindImageAsync(PortalDbContext db, Caller caller, Instance instance, ImageId? id, CancellationToken cancellationToken)
    {
        if (id is null && !await db.Images.AnyAsync(x => x.Id == instance.Image && x.State == ImageState.Available, cancellationToken))
        {
            return InstanceErrors.ImageGone(instance.Id);
        }

        var found = await launches.FindImageAsync(db, caller, id ?? instance.Image, instance.Region, cancellationToken);
        return found.Ok && IsReceived(caller, found.Value) ? InstanceErrors.SharedImage(found.Value.Id) : found;
    }

    /// <summary>Another account's, which shares it with this one.</summary>
    internal static bool IsReceived(Caller caller, Image image) => image.Kind == ImageKind.Custom && image.Owner != caller.Account;
}
