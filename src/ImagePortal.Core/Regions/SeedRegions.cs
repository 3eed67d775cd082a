using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ImagePortal.Core.Regions;

/// <summary>Adds the regions of <c>Seed:Regions</c>, or of <c>Portal:Regions</c> in production.</summary>
internal sealed class SeedRegions(IConfiguration configuration, SystemDatabase database) : ISeed
{
    public int Order => 0;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Row[] rows = [.. configuration.GetSection("Seed:Regions").Get<Row[]>() ?? [], .. configuration.GetSection("Portal:Regions").Get<Row[]>() ?? []];
        await using var db = database.Open();
        var known = await db.Regions.Select(x => x.Code).ToListAsync(cancellationToken);
        foreach (var (position, row) in rows.Index())
        {
            if (!RegionCode.TryParse(row.Code, out var code))
            {
                throw new InvalidOperationException($"The region code '{row.Code}' in the settings is not made of lower-case letters, digits and hyphens.");
            }

            if (!known.Contains(code))
            {
                var region = new Region(code, row.Name, position, row.TimeZone);
                region.Configure(row.Profile, row.CanBeCopySource ?? row.CanBeCopied, row.CanBeCopyDestination ?? row.CanBeCopied);
                db.Regions.Add(region);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private sealed record Row
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public string TimeZone { get; init; } = "Etc/UTC";

        public string Profile { get; init; } = "strict";

        /// <summary>Both ways, unless one of the two below says otherwise (D1).</summary>
        public bool CanBeCopied { get; init; }

        public bool? CanBeCopySource { get; init; }

        public bool? CanBeCopyDestination { get; init; }
    }
}
