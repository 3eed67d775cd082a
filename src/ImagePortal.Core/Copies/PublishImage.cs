using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Copies;

/// <summary>
/// Offers the content of an operator's custom image to all, in one region or several. Each offer is an image of its own (R11): at once where the
/// content lies already, as a copy elsewhere. It takes no place and counts no operation (R20), and the copy rules of customers do not bind it.
/// </summary>
public sealed class PublishImage(PortalDatabase database, Refusals refusals, OperationHints hints, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<CopyResult>>> RunAsync(Caller caller, Publication request, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(OfferErrors.OperatorsOnly, caller, request.Source.Value);
        }

        if (request.Regions.Count == 0)
        {
            return OfferErrors.NoRegion;
        }

        var results = new List<CopyResult>();
        foreach (var region in request.Regions.Distinct())
        {
            results.Add(await PortalDatabase.RetryAsync(() => AcceptAsync(caller, request, region, cancellationToken)));
        }

        foreach (var operation in results.Select(x => x.Operation).OfType<OperationId>())
        {
            hints.Hint(operation);
        }

        return results;
    }

    private async Task<CopyResult> AcceptAsync(Caller caller, Publication request, RegionCode to, CancellationToken cancellationToken)
    {
        CopyResult Refuse(Error error) => new(request.Source, to, null, null, error);

        await using var db = database.OpenFor(caller);
        var source = await db.Images.SingleOrDefaultAsync(x => x.Id == request.Source && x.State != ImageState.Deleted, cancellationToken);
        if (source is not { Kind: ImageKind.Custom } || source.Owner != caller.Account || request.Kind == ImageKind.Custom)
        {
            return Refuse(OfferErrors.NotCustom(request.Source));
        }

        if (source.State != ImageState.Available)
        {
            return Refuse(CopyErrors.NotAvailable(source.Id, source.State));
        }

        if (await db.Regions.AsNoTracking().SingleOrDefaultAsync(x => x.Code == to, cancellationToken) is not { } region)
        {
            return Refuse(RegionErrors.NotFound(to));
        }

        var published = Image.PublicationOf(source, to, request.Kind, time.GetUtcNow());
        var described = published.Describe(request.Offer);
        if (!described.Ok)
        {
            return Refuse(described.Error);
        }

        // A deletion of the source that races meets it in the version.
        source.Copied();
        db.Add(published);
        var operation = to == source.Region ? null : Move(db, caller, source, published, region);
        if (operation is null)
        {
            published.Complete(source.Digest!, source.StoredSize ?? 0, time.GetUtcNow());
        }

        var what = $"{published.Name}: {request.Kind.ToString().ToLowerInvariant()} in {to}, from {source.Id}";
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "offer.published", published.Id.Value, after: what));
        await db.SaveChangesAsync(cancellationToken);
        return new CopyResult(source.Id, to, published.Id, operation?.Id, null);
    }

    private Operation Move(PortalDbContext db, Caller caller, Image source, Image published, Region to)
    {
        var input = new CopyInput(source.Id.Value, source.Region.Value, source.Digest!);
        var operation = Operation.Accept(
            new NewOperation(
                caller.Account, caller.Member, to.Code, OperationKind.Copy, published.Id.Value, published.Name, input.ToJson(), OperationStage.Copying)
            {
                BytesTotal = source.StoredSize ?? 0,
            },
            time.GetUtcNow());
        published.MadeBy(operation.Id);
        db.Add(operation);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, caller.Account, time.GetUtcNow(), $"Accepted: to be offered in {to.Name}."));
        return operation;
    }
}
