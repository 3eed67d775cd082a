using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>One line of a ticket's timeline. Never changed once written; its number is its permanent link.</summary>
public sealed class TicketEvent(TicketId ticket, AccountId account, DateTimeOffset at, TicketEventKind kind, Guid member, bool byOperator, string text)
{
    public long Id { get; private set; }

    public TicketId Ticket { get; private set; } = ticket;

    /// <summary>The applicant's account, whoever wrote it.</summary>
    public AccountId Account { get; private set; } = account;

    public DateTimeOffset At { get; private set; } = at;

    public TicketEventKind Kind { get; private set; } = kind;

    public Guid Member { get; private set; } = member;

    /// <summary>Written for the portal, not for the account.</summary>
    public bool ByOperator { get; private set; } = byOperator;

    /// <summary>The comment or the reason; empty where nothing was said.</summary>
    public string Text { get; private set; } = text;

    /// <summary>For an approval: where; empty for all regions.</summary>
    public IReadOnlyList<RegionCode> Regions { get; private init; } = [];

    /// <summary>For an approval: until when; null for no end.</summary>
    public DateTimeOffset? Until { get; private init; }

    public static TicketEvent Approval(Ticket ticket, Caller by, ImportScope scope, DateTimeOffset now) =>
        new(ticket.Id, ticket.Account, now, TicketEventKind.Approved, by.Member, byOperator: true, ticket.Reason ?? "")
        {
            Regions = scope.Regions,
            Until = scope.Until,
        };
}

public enum TicketEventKind
{
    Applied,
    Commented,
    Approved,
    Rejected,
    Withdrawn,
    Revoked,
}
