using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>Whether the caller's account may import, and what stands in the way.</summary>
/// <param name="Open">The application that waits for an answer.</param>
/// <param name="Last">The last one that was answered or withdrawn.</param>
public sealed record ImportStanding(ImportPermission Permission, TicketView? Open, TicketView? Last)
{
    /// <summary>The last application was declined, and nothing was given since.</summary>
    public bool IsDeclined => !Permission.IsGranted && Open is null && Last is { State: TicketState.Rejected };

    public Result Check(RegionCode region, DateTimeOffset now) => Permission.Check(region, now);
}
