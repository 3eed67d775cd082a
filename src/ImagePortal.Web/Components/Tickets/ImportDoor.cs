using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>What stands in place of the import button while an account may not import in a region (R92).</summary>
/// <param name="Text">On the button that stands there instead.</param>
/// <param name="Why">In a sentence or two, with what can be done.</param>
/// <param name="IsMain">It is the thing to do next.</param>
internal sealed record ImportDoor(string Text, string Link, string Why, string Icon, string Look, bool IsMain)
{
    private const int MaxReasonLength = 60;

    /// <summary>Null where nothing stands in the way.</summary>
    internal static ImportDoor? Of(ImportStanding standing, RegionView region, DateTimeOffset now)
    {
        var permitted = standing.Check(region.Code, now);
        return standing switch
        {
            _ when permitted.Ok => null,
            { Open: { } open } => new(
                now - open.OpenedAt < TimeSpan.FromMinutes(1) ? "Import: pending" : $"Import: pending, since {TicketWords.Span(now - open.OpenedAt)}",
                $"tickets/{open.Id}", "Your application for the import permission waits for an answer. You can check a disk meanwhile.",
                Icons.Material.Outlined.Schedule, "ip-warn", IsMain: false),
            { IsDeclined: true, Last: { } last } => new(
                $"Import: declined: {Short(last.Reason)}", $"tickets/{last.Id}",
                $"Your application for the import permission was declined: {last.Reason} You can comment on it, or apply again.",
                Icons.Material.Outlined.Report, "ip-bad", IsMain: false),
            _ => new(
                "Apply to import", $"tickets?region={region.Code}", permitted.Error.Message, Icons.Material.Outlined.VpnKey, "ip-info", IsMain: true),
        };
    }

    private static string Short(string? reason) => reason switch
    {
        null => "",
        { Length: > MaxReasonLength } => $"{reason[..MaxReasonLength].TrimEnd()}…",
        _ => reason,
    };
}
