using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;

namespace ImagePortal.Core.Exports;

/// <summary>
/// Opens an own image as a file for its owner. The file is made while it is sent, so that it needs no room and may begin at any byte; its bytes follow
/// from the image's digest, so that a download that broke off is taken up again.
/// </summary>
public sealed class DownloadImage(PortalDatabase database, ImageStores stores, DownloadPlaces places, TimeProvider time)
{
    private const int MaxPartLength = 100;

    public async Task<Result<ImageDownload>> RunAsync(Caller caller, DownloadRequest request, CancellationToken cancellationToken)
    {
        if (!DiskWriter.Formats.Contains(request.Format))
        {
            return ExportErrors.UnknownFormat(request.Format);
        }

        await using var db = database.OpenFor(caller);
        var found = await ExportableImage.FindAsync(db, caller, request.Region, request.Image, cancellationToken);
        if (!found.Ok)
        {
            return found.Error;
        }

        var place = places.Take(caller.Account);
        if (!place.Ok)
        {
            return place.Error;
        }

        var (image, isSent) = (found.Value, false);
        try
        {
            var content = await OpenAsync(image, request.Format, cancellationToken);
            if (!request.HeadOnly)
            {
                db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "image.downloaded", image.Id.Value, after: WordsOf(request)));
                await db.SaveChangesAsync(cancellationToken);
            }

            isSent = true;
            var format = request.Format.ToWireName();
            return new ImageDownload($"{image.Name}.{format}", $"{image.Digest}.{format}.{DiskFile.LayoutVersion}", new DownloadStream(content, place.Value));
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return ExportErrors.ContentMissing;
        }
        finally
        {
            if (!isSent)
            {
                place.Value.Dispose();
            }
        }
    }

    private async Task<IRandomAccessSource> OpenAsync(Image image, DiskFormat format, CancellationToken cancellationToken) =>
        await DiskFile.OpenAsync(await stores.For(image.Region).OpenAsync(image.Digest!, cancellationToken), format, cancellationToken);

    private static string WordsOf(DownloadRequest request) =>
        request.Part is { } part ? $"{request.Format.ToWireName()}, {part[..Math.Min(part.Length, MaxPartLength)]}" : request.Format.ToWireName();
}
