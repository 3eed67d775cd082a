using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Exports;

/// <summary>Tells in which formats an own image can be taken out, how large each would be, and where to. Reads the image's manifest and none of its content.</summary>
public sealed class PlanExport(PortalDatabase database, ImageStores stores, IOptionsMonitor<ImportLimits> limits)
{
    public async Task<Result<ExportPlan>> RunAsync(Caller caller, RegionCode region, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var image = await ExportableImage.FindAsync(db, caller, region, id, cancellationToken);
        if (!image.Ok)
        {
            return image.Error;
        }

        try
        {
            await using var disk = await stores.For(region).OpenAsync(image.Value.Digest!, cancellationToken);
            var files = new List<ExportFile>();
            foreach (var format in DiskWriter.Formats)
            {
                files.Add(new(format, (await DiskFile.OpenAsync(disk, format, cancellationToken)).Length));
            }

            var buckets = limits.CurrentValue.Buckets.Where(x => x.TakesExports && x.IsOpenTo(caller.Account.Value)).Select(x => x.Name);
            return new ExportPlan(image.Value.Digest!, files, [.. buckets]);
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return ExportErrors.ContentMissing;
        }
    }
}
