using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances;

/// <summary>Which instances run on this node, and which regions any node serves.</summary>
public sealed class InstanceHosting(IHypervisor hypervisor, IOptions<InstanceOptions> options, IOptions<PortalOptions> portal, TimeProvider time)
{
    // A node says that it is there with each sweep; one that missed a few is gone.
    private static readonly TimeSpan Gone = 4 * SweepService.Interval;

    private readonly Lazy<string> _id = new(() => ReadId(Path.GetFullPath(options.Value.Path ?? Path.Combine(portal.Value.DataPath, "instances"))));

    /// <summary>Names this node by a mark beside the disks: whoever finds them is their host.</summary>
    internal string Id => _id.Value;

    /// <summary>This node runs instances.</summary>
    internal bool IsHere => portal.Value.IsWorker && hypervisor.Obstacle is null;

    /// <summary>Memory of all instances that run here at once.</summary>
    internal long MemoryMiB => options.Value.MemoryMiB ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 >> 20);

    internal TimeSpan StopGrace => TimeSpan.FromSeconds(options.Value.StopGraceSeconds);

    /// <summary>A host that was last seen before this is gone.</summary>
    internal DateTimeOffset GoneSince => time.GetUtcNow() - Gone;

    internal bool Serves(RegionCode region) => IsHere && (options.Value.Regions.Count == 0 || options.Value.Regions.Contains(region.Value));

    internal async Task<bool> IsServedAsync(PortalDbContext db, RegionCode region, CancellationToken cancellationToken)
    {
        var since = GoneSince;
        return Serves(region)
            || (await db.InstanceHosts.AsNoTracking().Where(x => x.SeenAt > since).ToListAsync(cancellationToken)).Exists(x => x.Serves(region));
    }

    /// <summary>Whether the host is there now, here or elsewhere.</summary>
    internal async Task<bool> IsThereAsync(PortalDbContext db, string? host, CancellationToken cancellationToken)
    {
        var since = GoneSince;
        return host is not null && ((IsHere && host == Id) || await db.InstanceHosts.AnyAsync(x => x.Id == host && x.SeenAt > since, cancellationToken));
    }

    /// <summary>Tells the other nodes that this one is there.</summary>
    internal async Task SayAsync(SystemDatabase database, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var host = await db.InstanceHosts.FindAsync([Id], cancellationToken);
        if (host is not null && now < host.SeenAt + SweepService.Interval)
        {
            return;
        }

        host ??= db.InstanceHosts.Add(new InstanceHost(Id, "")).Entity;
        var name = Environment.MachineName;
        host.Seen(name[..Math.Min(name.Length, InstanceHost.MaxNameLength)], [.. options.Value.Regions.Select(x => new RegionCode(x))], now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || UniqueViolation.Is(lost))
        {
            // Somebody said the same a moment ago.
        }
    }

    private static string ReadId(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, "host");
        try
        {
            using var made = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            made.Write(Guid.NewGuid().ToString("N"));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It was here before.
        }

        var id = File.ReadAllText(path).Trim();
        return Guid.TryParse(id, out _) ? id : throw new InvalidDataException($"{path} does not hold the mark of a host. Remove the file if no instance lies beside it.");
    }
}
