using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>A line of the timeline.</summary>
/// <param name="Author">A name; applicants see "Operator" for whoever runs the portal.</param>
/// <param name="Regions">For an approval: where; empty for all regions.</param>
public sealed record TicketEventView(
    long Id, DateTimeOffset At, TicketEventKind Kind, string Author, bool ByOperator, bool IsMine, string Text, IReadOnlyList<RegionCode> Regions, DateTimeOffset? Until);
