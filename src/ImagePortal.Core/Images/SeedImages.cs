using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ImagePortal.Core.Images;

/// <summary>Publishes the public and market images of <c>Seed:Images</c> in every region; their content is the sample disk.</summary>
internal sealed class SeedImages(
    IConfiguration configuration, SystemDatabase database, DiskInspector inspector, ImageStores stores, TimeProvider time) : ISeed
{
    public int Order => 2;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rows = configuration.GetSection("Seed:Images").Get<Row[]>() ?? [];
        await using var db = database.Open();
        if (rows.Length == 0 || await db.Images.AnyAsync(x => x.Kind != ImageKind.Custom, cancellationToken))
        {
            return;
        }

        var owner = await db.Users.Where(x => x.IsOperator).Select(x => x.Account).FirstAsync(cancellationToken);
        var report = await InspectAsync(rows[0].Disk, cancellationToken);
        foreach (var region in await db.Regions.Select(x => x.Code).ToListAsync(cancellationToken))
        {
            foreach (var row in rows)
            {
                db.Images.Add(await PublishAsync(owner, region, row, report, cancellationToken));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<CheckReport> InspectAsync(string disk, CancellationToken cancellationToken)
    {
        await using var file = FileSource.Open(Locate(disk));
        return await inspector.InspectAsync(file, CheckProfile.Strict, declared: null, cancellationToken);
    }

    private async Task<Image> PublishAsync(AccountId owner, RegionCode region, Row row, CheckReport report, CancellationToken cancellationToken)
    {
        await using var file = FileSource.Open(Locate(row.Disk));
        var opening = await DiskOpener.OpenAsync(file, declared: null, cancellationToken);
        await using var disk = opening.Disk ?? throw new InvalidDataException($"The seed disk {row.Disk} cannot be read: {opening.Error!.Message}");
        var stored = await stores.For(region).IngestAsync(disk, progress: null, cancellationToken);
        var image = Image.Publish(owner, region, row.Kind, row.Name, row.Software, row.Provider, time.GetUtcNow());
        image.Inspected(report);
        image.Complete(stored.Digest, stored.StoredSize, time.GetUtcNow());
        return image;
    }

    private static string Locate(string disk) => Path.Combine(AppContext.BaseDirectory, "samples", disk);

    private sealed record Row
    {
        public required string Name { get; init; }

        public required ImageKind Kind { get; init; }

        public required string Disk { get; init; }

        public string? Software { get; init; }

        public string? Provider { get; init; }
    }
}
