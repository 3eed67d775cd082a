using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Tickets;

/// <summary>What became of one of several tickets.</summary>
/// <param name="Applicant">Name of its account; null where the ticket is unknown.</param>
public sealed record TicketResult(TicketId Ticket, AccountId? Account, string? Applicant, Error? Refusal);
