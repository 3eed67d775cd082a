namespace ImagePortal.Core.Tickets;

/// <summary>Which tickets the queue shows.</summary>
public enum TicketFilter
{
    Waiting,

    /// <summary>Waiting for longer than an answer should take.</summary>
    Late,
    Approved,
    Rejected,

    /// <summary>Withdrawn by the applicant, or revoked after an approval.</summary>
    Ended,
}
