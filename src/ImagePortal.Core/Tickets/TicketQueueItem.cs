using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>A row of the queue.</summary>
/// <param name="Comments">Of both sides.</param>
/// <param name="Earlier">Applications of the account before this one.</param>
public sealed record TicketQueueItem(
    TicketId Id,
    AccountId Account,
    string Applicant,
    string Purpose,
    IReadOnlyList<RegionCode> Regions,
    TicketState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset AnswerBy,
    DateTimeOffset? ClosedAt,
    int Comments,
    int Earlier);
