using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>A region's public and market images for an operator: those under way, failed and retired as well. Newest first.</summary>
public sealed class ListOffers(PortalDatabase database, Refusals refusals)
{
    public async Task<Result<ImagePage>> RunAsync(Caller caller, RegionCode region, int skip, int take, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(OfferErrors.OperatorsOnly, caller, region.Value);
        }

        await using var db = database.OpenFor(caller);
        var offers = db.Images.Where(x => x.Region == region && x.Kind != ImageKind.Custom && x.State != ImageState.Deleted);
        var page = offers.OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 100));
        return new ImagePage(await ImageRows.ReadAsync(db, page, cancellationToken), await ImageRows.CountAsync(offers, cancellationToken));
    }
}
