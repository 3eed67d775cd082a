using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>Accepts instances to be started from an image: all of them or none. They count nothing against the day's allowance (D3).</summary>
public sealed class LaunchInstances(PortalDatabase database, LaunchRules rules, PrivateAddresses addresses, OperationHints hints, TimeProvider time)
{
    public async Task<Result<LaunchStarted>> RunAsync(Caller caller, LaunchRequest request, CancellationToken cancellationToken)
    {
        var flaw = request.Count is < 1 or > LaunchRequest.MaxCount ? InstanceErrors.BadCount
            : request.Name is { } name && (name.Trim().Length > Instance.MaxNameLength || name.Any(char.IsControl)) ? InstanceErrors.BadName
            : request.Token is { Length: > Instance.MaxTokenLength } ? InstanceErrors.BadToken
            : InstanceType.Find(request.Type ?? InstanceType.Default.Name) is null ? InstanceErrors.UnknownType(request.Type!)
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

    private async Task<Result<LaunchStarted>> AcceptAsync(Caller caller, LaunchRequest request, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);

        // Read first, and changed at the end: launches of one account in one region come one after another.
        var usage = await ImagePlaces.UsageAsync(db, caller.Account, request.Region, cancellationToken);
        if (request.Token is { Length: > 0 } token)
        {
            var known = await db.Instances.Where(x => x.ClientToken == token && x.Region == request.Region).OrderBy(x => x.Name).Select(x => x.Id).ToListAsync(cancellationToken);
            if (known.Count > 0)
            {
                return new LaunchStarted(known, []);
            }
        }

        var found = await rules.FindImageAsync(db, caller, request.Image, request.Region, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (used, limit) = await rules.CountAsync(db, caller, request.Region, cancellationToken);
        if (used + request.Count > limit)
        {
            return InstanceErrors.LimitReached(limit, request.Region);
        }

        var networks = await addresses.FindAsync(request.Region, request.Count, cancellationToken);
        if (!networks.Ok)
        {
            return networks.Error;
        }

        if (request.DryRun)
        {
            return new LaunchStarted([], []);
        }

        var launched = networks.Value.Select((network, index) => Add(db, caller, found.Value, request, index + 1, network)).ToList();
        usage.InstancesChanged();
        await db.SaveChangesAsync(cancellationToken);
        PortalTelemetry.Instances.Add(launched.Count, new KeyValuePair<string, object?>("event", "launched"));
        return new LaunchStarted([.. launched.Select(x => x.Id)], [.. launched.Select(x => x.Operation)]);
    }

    private Instance Add(PortalDbContext db, Caller caller, Image image, LaunchRequest request, int number, InstanceNetwork network)
    {
        var now = time.GetUtcNow();
        var type = InstanceType.Find(request.Type) ?? InstanceType.Default;
        var instance = Instance.Launch(
            InstanceId.New(), image, caller, NameOf(image, request, number), type, request.Token is { Length: > 0 } token ? token : null, now, network);
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, image.Region, OperationKind.Launch, instance.Id.Value, instance.Name, "{}", OperationStage.Preparing)
            {
                BytesTotal = instance.DiskSize,
            },
            now);
        instance.MadeBy(operation.Id);
        db.Add(instance);
        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, $"Accepted: {instance.Id}, {type.Name}, from {image.Name} ({image.Id}), address {network.Address}."));
        db.Audit.Add(AuditEntry.By(caller, now, "instance.launched", instance.Id.Value, after: $"{type.Name} from {image.Id}, address {network.Address}"));
        return instance;
    }

    private static string NameOf(Image image, LaunchRequest request, int number)
    {
        var name = string.IsNullOrWhiteSpace(request.Name) ? image.Name : request.Name.Trim();
        var suffix = request.Count > 1 ? $"-{number}" : "";
        return name[..Math.Min(name.Length, Instance.MaxNameLength - suffix.Length)] + suffix;
    }
}
