using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>Reads a timeline with the names that its reader may know.</summary>
internal static class TicketTimeline
{
    private const string Operator = "Operator";
    private const string Gone = "A former member";

    /// <param name="db">Its scope decides whose names show: operators' names are for operators.</param>
    internal static async Task<IReadOnlyList<TicketEventView>> ReadAsync(
        PortalDbContext db, Caller reader, TicketId ticket, bool forOperator, CancellationToken cancellationToken)
    {
        var events = await db.TicketEvents.AsNoTracking().Where(x => x.Ticket == ticket).OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var authors = events.Select(x => x.Member).Distinct().ToList();
        var names = await db.Users.Where(x => authors.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Nickname, cancellationToken);
        return
        [
            .. events.Select(x => new TicketEventView(
                x.Id, x.At, x.Kind, x.ByOperator && !forOperator ? Operator : names.GetValueOrDefault(x.Member, Gone), x.ByOperator,
                x.Member == reader.Member && x.ByOperator == forOperator, x.Text, x.Regions, x.Until)),
        ];
    }
}
