namespace ImagePortal.Core.Tickets;

/// <summary>A ticket with all that was said and done on it, oldest first.</summary>
public sealed record TicketDetail(TicketView Ticket, IReadOnlyList<TicketEventView> Timeline);
