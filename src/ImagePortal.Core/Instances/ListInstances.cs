using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>The caller's instances in one region.</summary>
public sealed class ListInstances(PortalDatabase database, LaunchRules rules, InstanceHosting hosting)
{
    public async Task<Result<InstancePage>> RunAsync(Caller caller, InstanceQuery query, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (!await db.Regions.AnyAsync(x => x.Code == query.Region, cancellationToken))
        {
            return RegionErrors.NotFound(query.Region);
        }

        var own = Matching(db.Instances.Where(x => x.Account == caller.Account && x.Region == query.Region), query);
        var page = own.OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Id).Skip(query.Skip).Take(Math.Clamp(query.Take, 0, 100));
        var items = await InstanceReader.ReadAsync(db, page, hosting.GoneSince, cancellationToken);
        var (used, limit) = await rules.CountAsync(db, caller, query.Region, cancellationToken);
        return new InstancePage(items, await own.CountAsync(cancellationToken), used, limit, await hosting.IsServedAsync(db, query.Region, cancellationToken));
    }

    private static IQueryable<Instance> Matching(IQueryable<Instance> instances, InstanceQuery query)
    {
        var text = query.Text.Trim();
        if (query.Ids is { } ids)
        {
            instances = instances.Where(x => ids.Contains(x.Id));
        }

        return text.Length == 0 ? instances
            : InstanceId.TryParse(text, out var id) ? instances.Where(x => x.Id == id)
            : ImageId.TryParse(text, out var image) ? instances.Where(x => x.Image == image)
            : instances.Where(x => x.Name.Contains(text) || x.Address == text);
    }
}
