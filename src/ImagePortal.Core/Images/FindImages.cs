using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>
/// A few images of all regions by ID or part of a name, to jump to: own ones first, then received ones, then the operator's, and of those of one
/// name the one in the region where the caller is.
/// </summary>
public sealed class FindImages(PortalDatabase database)
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<ImageListItem>> RunAsync(Caller caller, string text, RegionCode here, CancellationToken cancellationToken)
    {
        var words = text.Trim().ToLowerInvariant();
        await using var db = database.OpenFor(caller);
        var found = new List<ImageListItem>();
        foreach (var tab in new[] { ImageTab.Custom, ImageTab.Shared, ImageTab.Public, ImageTab.Market })
        {
            if (words.Length == 0 || found.Count >= Shown)
            {
                break;
            }

            var images = ImageRows.Of(db, caller, tab);
            images = ImageId.TryParse(words, out var id) ? images.Where(x => x.Id == id) : images.Where(x => x.Name.ToLower().Contains(words));
            var best = images
                .OrderByDescending(x => x.Name.ToLower().StartsWith(words)).ThenBy(x => x.Name)
                .ThenByDescending(x => x.Region == here).ThenBy(x => x.Region).ThenBy(x => x.Id);
            found.AddRange(await ImageRows.ReadAsync(db, best.Take(Shown - found.Count), cancellationToken));
        }

        return found;
    }
}
