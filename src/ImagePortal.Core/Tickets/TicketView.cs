using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>A ticket as both sides see it.</summary>
/// <param name="AnswerBy">When the applicant should have an answer.</param>
/// <param name="Reason">Why it was decided so.</param>
public sealed record TicketView(
    TicketId Id,
    TicketState State,
    string Purpose,
    string Volume,
    IReadOnlyList<RegionCode> Regions,
    DateTimeOffset OpenedAt,
    DateTimeOffset AnswerBy,
    DateTimeOffset? ClosedAt,
    string? Reason)
{
    internal static TicketView Of(Ticket ticket, TicketOptions options) => new(
        ticket.Id, ticket.State, ticket.Purpose, ticket.Volume, ticket.Regions, ticket.OpenedAt, ticket.OpenedAt.AddHours(options.AnswerWithinHours),
        ticket.ClosedAt, ticket.Reason);
}
