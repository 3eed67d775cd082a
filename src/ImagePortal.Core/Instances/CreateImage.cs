using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Accepts an image of an instance's disk (R34): reserves a place and an operation of the day, and shows the image at once. The node that has the disk makes it.
/// </summary>
public sealed class CreateImage(PortalDatabase database, CreateRules rules, QuotaNews news, OperationHints hints, InstanceHints watch, TimeProvider time)
{
    public async Task<Result<CreateStarted>> RunAsync(Caller caller, CreateRequest request, CancellationToken cancellationToken)
    {
        var started = await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.OpenFor(caller);
            var accepted = await AcceptAsync(db, caller, request, cancellationToken);
            if (accepted.Ok && !request.DryRun)
            {
                await db.SaveChangesAsync(cancellationToken);
            }

            return accepted;
        });
        if (started.Ok && !request.DryRun)
        {
            watch.Hint();
            hints.Hint(started.Value.Operation);
        }

        return started;
    }

    private async Task<Result<CreateStarted>> AcceptAsync(PortalDbContext db, Caller caller, CreateRequest request, CancellationToken cancellationToken)
    {
        // Read first, and changed at the end: images of one account in one region come one after another.
        var usage = await ImagePlaces.UsageAsync(db, caller.Account, request.Region, cancellationToken);
        var found = await rules.FindAsync(db, caller, request.Instance, request.Region, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var instance = found.Value;
        var prepared = await PrepareAsync(db, caller, request, instance, cancellationToken);
        if (!prepared.Ok)
        {
            return prepared.Error;
        }

        var (image, tags) = prepared.Value;
        var admitted = await rules.AdmitAsync(db, caller, usage, cancellationToken);
        if (!admitted.Ok)
        {
            return db.Refused(caller, admitted.Error, request.Instance.Value);
        }

        var (region, limit, today) = admitted.Value;
        var now = time.GetUtcNow();
        var (runs, before) = (instance.State is not InstanceState.Stopped, instance.State);
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, instance.Region, OperationKind.Create, image.Id.Value, image.Name,
                new CreateInput(instance.Id.Value, instance.Name, instance.Host!).ToJson(), runs ? OperationStage.Capturing : OperationStage.Checking)
            {
                BytesTotal = instance.DiskSize,
                CountedOn = today,
            },
            now);
        var begun = instance.BeginImage(operation.Id);
        if (!begun.Ok)
        {
            return begun.Error;
        }

        if (request.ShutDown && before == InstanceState.Running)
        {
            instance.Stop(atOnce: false, now);
            db.Audit.Add(AuditEntry.By(caller, now, "instance.stop", instance.Id.Value, before: $"{before}", after: $"{instance.State}"));
        }

        image.MadeBy(operation.Id);
        db.Add(image);
        db.AddRange(tags.Select(x => new ImageTag(image.Id, caller.Account, x.Key, x.Value)));
        db.Add(operation);
        var line = $"Accepted: from {instance.Name} ({instance.Id}). Place {usage.Places} of {limit.ImagesPerRegion} and operation {usage.Operations} of {limit.OperationsPerDay} are reserved.";
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, now, line));
        news.Add(db, caller, region, usage.Places, limit.ImagesPerRegion);
        db.Audit.Add(AuditEntry.By(caller, now, "create.started", image.Id.Value, after: $"{instance.Name} ({instance.Id})"));
        return new CreateStarted(image.Id, operation.Id);
    }

    private async Task<Result<Prepared>> PrepareAsync(
        PortalDbContext db, Caller caller, CreateRequest request, Instance instance, CancellationToken cancellationToken)
    {
        var created = Image.Create(
            ImageId.New(), caller.Account, instance.Region, request.Name, request.Description, $"{instance.Name} ({instance.Id})", instance.Lineage, instance.DiskSize,
            time.GetUtcNow());
        if (!created.Ok)
        {
            return created.Error;
        }

        var classified = created.Value.Classify(request.Family, deprecated: false);
        if (!classified.Ok)
        {
            return classified.Error;
        }

        var tags = TagChange.To(request.Tags).ApplyTo([]);
        if (!tags.Ok)
        {
            return tags.Error;
        }

        var name = await ImagePlaces.CheckNameAsync(db, created.Value, cancellationToken);
        return name.Ok ? new Prepared(created.Value, tags.Value) : name.Error;
    }

    private sealed record Prepared(Image Image, IReadOnlyList<Tag> Tags);
}
