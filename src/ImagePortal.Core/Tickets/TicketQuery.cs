namespace ImagePortal.Core.Tickets;

/// <param name="Search">Part of an account's name or of a purpose, or an account or ticket ID.</param>
public sealed record TicketQuery(TicketFilter Filter, string? Search = null, int Take = 50);
