using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Images;

/// <summary>Changes what is told of a public or market image. Its content stays: a newer one is another image.</summary>
public sealed class ReviseOffer(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, ImageId id, Offer offer, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, id, offer, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, ImageId id, Offer offer, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var found = await OfferedImage.FindAsync(db, caller, id, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var before = Words(found.Value);
        var described = found.Value.Describe(offer);
        if (described.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "offer.revised", id.Value, before, Words(found.Value)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return described;
    }

    private static string Words(Image image) => string.Join("; ", new[]
    {
        image.Name, image.Software, image.Provider, image.PricePerHour is { } price ? $"{price:0.####} {image.Currency} an hour" : null, image.Assurance, image.SecurityOption,
        image.Family, image.Deprecated ? $"deprecated: {image.Advice}" : null,
    }.OfType<string>());
}
