using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Copies;

/// <summary>What must hold before an image may be copied (R16, R23, R45, D1).</summary>
internal static class CopyRules
{
    internal static Result Check(Caller caller, Image image, Region source, Region destination) => (image, source, destination) switch
    {
        _ when image.Owner != caller.Account || image.Kind != ImageKind.Custom => ImageErrors.NotOwned(image.Id),
        _ when image.State != ImageState.Available => CopyErrors.NotAvailable(image.Id, image.State),
        _ when source.Code == destination.Code => CopyErrors.SameRegion(source),
        _ when !source.CanBeCopySource => CopyErrors.SourceNotAllowed(source),
        _ when !destination.CanBeCopyDestination => CopyErrors.DestinationNotAllowed(destination),
        _ => Result.Done,
    };
}
