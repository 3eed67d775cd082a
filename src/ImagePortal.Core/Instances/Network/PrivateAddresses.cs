using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// Finds addresses that no instance of the region has, whoever's it is. Two launches that find the same one meet in the unique index, and the later
/// looks again.
/// </summary>
public sealed class PrivateAddresses(SystemDatabase database, IOptions<NetworkOptions> options)
{
    private readonly AddressPlan _plan = AddressPlan.Parse(options.Value)!;

    internal async Task<Result<IReadOnlyList<InstanceNetwork>>> FindAsync(RegionCode region, int count, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var taken = await db.Instances.Where(x => x.Region == region && x.Address != null).Select(x => x.Address!).ToListAsync(cancellationToken);
        var found = _plan.Find(taken.ToHashSet(StringComparer.Ordinal), count, (uint)Random.Shared.Next());
        return found.Count < count ? InstanceErrors.NoAddress(region) : found;
    }
}
