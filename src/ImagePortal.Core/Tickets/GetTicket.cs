using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>One of the caller's tickets with its timeline.</summary>
public sealed class GetTicket(PortalDatabase database, IOptionsMonitor<TicketOptions> options)
{
    public async Task<Result<TicketDetail>> RunAsync(Caller caller, TicketId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        return ticket is null
            ? db.Refused(caller, TicketErrors.NotFound(id), id.Value)
            : new TicketDetail(
                TicketView.Of(ticket, options.CurrentValue), await TicketTimeline.ReadAsync(db, caller, id, forOperator: false, cancellationToken));
    }
}
