using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Sharing;

/// <summary>Judges a pasted list before anything is shared (R51, D10).</summary>
public sealed class CheckRecipients(PortalDatabase database, RecipientReader reader)
{
    public async Task<Result<IReadOnlyList<RecipientCheck>>> RunAsync(
        Caller caller, ImageId image, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var owned = await OwnedImage.FindAsync(db, caller, image, cancellationToken);
        return owned.Ok ? await reader.ReadAsync(db, caller, image, texts, cancellationToken) : owned.Error;
    }
}
