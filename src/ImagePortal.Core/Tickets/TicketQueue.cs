namespace ImagePortal.Core.Tickets;

/// <summary>What waits and what was decided.</summary>
/// <param name="Total">Tickets that match, of which <paramref name="Items"/> are the first.</param>
/// <param name="Counts">How many tickets each filter shows without a search.</param>
/// <param name="MedianAnswer">Of the last 30 days; null when nothing was answered.</param>
public sealed record TicketQueue(
    IReadOnlyList<TicketQueueItem> Items, int Total, IReadOnlyDictionary<TicketFilter, int> Counts, TimeSpan? MedianAnswer, int AnswerWithinHours);
