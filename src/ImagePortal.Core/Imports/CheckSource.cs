using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Imports;

/// <summary>
/// Gives the verdict on a disk where it lies: behind a URL, in a bucket, or uploaded. Nothing is kept, and nothing outside is asked for an
/// account that could not import it.
/// </summary>
public sealed class CheckSource(PortalDatabase database, ImportEntry entry, FarSources far, IEnumerable<IDiskSource> sources, DiskInspector inspector)
{
    public async Task<Result<SourceCheck>> RunAsync(Caller caller, RegionCode region, string source, CancellationToken cancellationToken)
    {
        var place = sources.FirstOrDefault(x => x.Knows(source));
        if (place is null)
        {
            return ImportErrors.UnknownSource;
        }

        var described = await DescribeAsync(caller, region, place, source, cancellationToken);
        if (!described.Ok)
        {
            return described.Error;
        }

        var (facts, profile) = described.Value;
        if (facts.WaitsFor is not null)
        {
            return new SourceCheck(facts.Name, facts.Size, null);
        }

        var opened = place.IsFar
            ? await far.OpenAsync(place, caller, source, cancellationToken)
            : await place.OpenAsync(new DiskSourceVisit(caller.Account, source), cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var disk = opened.Value;
        return await InspectAsync(disk, facts.Name, profile, cancellationToken);
    }

    private async Task<Result<SourceCheck>> InspectAsync(OpenedSource disk, string name, CheckProfile profile, CancellationToken cancellationToken)
    {
        if (disk.Bytes is null)
        {
            return new SourceCheck(name, disk.Length, null);
        }

        try
        {
            await using var cached = new CachedSource(disk.Bytes);
            var report = await inspector.InspectAsync(cached, profile, DiskFormatNames.FromFileName(name), cancellationToken);
            return new SourceCheck(name, disk.Length, report);
        }
        catch (DiskSourceException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (SourceChangedException)
        {
            return ImportErrors.SourceChanged;
        }
    }

    private async Task<Result<(DiskSourceFacts Facts, CheckProfile Profile)>> DescribeAsync(
        Caller caller, RegionCode region, IDiskSource place, string source, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var admission = await entry.AdmitAsync(db, caller, region, cancellationToken);
        if (!admission.Ok)
        {
            return db.Refused(caller, admission.Error, source);
        }

        var facts = await place.DescribeAsync(db, caller.Account, source, cancellationToken);
        return facts.Ok ? (facts.Value, CheckProfile.Find(admission.Value.Region.Profile) ?? CheckProfile.Strict) : db.Refused(caller, facts.Error, source);
    }
}
