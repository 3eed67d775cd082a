using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>What stands in place of the import button while an account may not import in a region (R92).</summary>
/// <param name="Text">On the button that stands there instead.</param>
/// <param name="Why">In a sentence or two, with what can be done.</param>
/// <param name="IsMain">It is the thing to do next.</param>
public sealed record ImportDoor(string Text, string Link, string Why, string Icon, string Look, bool IsMain)
{
    private const int MaxReasonLength = 60;

    /// <summary>The region takes imports from nobody: there is nothing to apply for.</summary>
    public bool IsClosed { get; private init; }

    /// <summary>Other regions where the account may import; for a closed one without such, those that take imports at all.</summary>
    public IReadOnlyList<RegionView> Elsewhere { get; private init; } = [];

    /// <summary>The account may import in the regions of <see cref="Elsewhere"/>.</summary>
    public bool MayElsewhere { get; private init; }

    /// <summary>Null where nothing stands in the way.</summary>
    /// <param name="regions">All of the portal.</param>
    internal static ImportDoor? Of(ImportStanding standing, RegionView region, IReadOnlyList<RegionView> regions, DateTimeOffset now)
    {
        var permitted = standing.Check(region.Code, now);
        ImportDoor? door = standing switch
        {
            _ when region.ImportsClosed => new(
                "Imports are closed", $"images/{region.Code}/import", $"{region.Name} takes no new imports at the moment. You can check a disk all the same.",
                Icons.Material.Outlined.Block, "ip-warn", IsMain: false)
            {
                IsClosed = true,
            },
            _ when permitted.Ok => null,
            { Open: { } open } => new(
                now - open.OpenedAt < TimeSpan.FromMinutes(1) ? "Import: pending" : $"Import: pending, since {TicketWords.Span(now - open.OpenedAt)}",
                $"tickets/{open.Id}", "Your application for the import permission waits for an answer. You can check a disk meanwhile.",
                Icons.Material.Outlined.Schedule, "ip-warn", IsMain: false),
            { IsDeclined: true, Last: { } last } => new(
                $"Import: declined: {Short(last.Reason)}", $"tickets/{last.Id}",
                $"Your application for the import permission was declined: {last.Reason} You can comment on it, or apply again.",
                Icons.Material.Outlined.Report, "ip-bad", IsMain: false),
            _ when standing.Permission.IsHeld(now) => Apply(
                region, $"The import permission of this account does not cover {region.Name}. Apply for it, or import in another region."),
            _ => Apply(region, permitted.Error.Message),
        };
        var others = regions.Where(x => x.Code != region.Code && !x.ImportsClosed).ToList();
        var own = others.Where(x => standing.Check(x.Code, now).Ok).ToList();
        return door is null ? null : door with { MayElsewhere = own.Count > 0, Elsewhere = own.Count == 0 && door.IsClosed ? others : own };
    }

    private static ImportDoor Apply(RegionView region, string why) =>
        new("Apply to import", $"tickets?region={region.Code}", why, Icons.Material.Outlined.VpnKey, "ip-info", IsMain: true);

    private static string Short(string? reason) => reason switch
    {
        null => "",
        { Length: > MaxReasonLength } => $"{reason[..MaxReasonLength].TrimEnd()}…",
        _ => reason,
    };
}
