namespace ImagePortal.Core.Tickets;

/// <summary>Where an application stands; the allowed moves are in <see cref="Ticket"/>.</summary>
public enum TicketState
{
    Open,
    Approved,
    Rejected,
    Withdrawn,
    Revoked,
}
