using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Web.Api.Registry;

namespace ImagePortal.Web.Api.Actions;

/// <summary>What every action meets first that changes images: IDs that are well formed, of images of this region that are the caller's own.</summary>
internal sealed class OwnImages(LocateImages locateImages)
{
    internal async Task<Result<IReadOnlyList<ImageId>>> FindAsync(IReadOnlyList<string> texts, ApiCall call, CancellationToken cancellationToken)
    {
        var ids = ImageFilters.ParseIds(texts);
        if (!ids.Ok)
        {
            return ids;
        }

        var located = await locateImages.RunAsync(call.Caller, call.Region, ids.Value, cancellationToken);
        if (!located.Ok)
        {
            return located.Error;
        }

        foreach (var (id, tab) in located.Value)
        {
            if (tab != ImageTab.Custom)
            {
                return tab switch
                {
                    ImageTab.Shared => ActionErrors.Received(id),
                    ImageTab.Market => ActionErrors.Market(id),
                    _ => ActionErrors.Published(id),
                };
            }
        }

        return ids;
    }

    internal async Task<Result<ImageId>> FindAsync(string text, ApiCall call, CancellationToken cancellationToken)
    {
        var found = await FindAsync([text], call, cancellationToken);
        return found.Ok ? found.Value[0] : found.Error;
    }
}
