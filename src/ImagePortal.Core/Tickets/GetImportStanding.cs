using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>What the import button needs to know (R92).</summary>
public sealed class GetImportStanding(PortalDatabase database, IOptionsMonitor<TicketOptions> options)
{
    public async Task<ImportStanding> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.Account, cancellationToken);
        var tickets = db.Tickets.AsNoTracking().Where(x => x.Account == caller.Account);
        var open = await tickets.SingleOrDefaultAsync(x => x.OpenOf == caller.Account, cancellationToken);
        var last = await tickets.Where(x => x.OpenOf == null).OrderByDescending(x => x.OpenedAt).FirstOrDefaultAsync(cancellationToken);
        return new ImportStanding(account?.ImportPermission ?? new ImportPermission(), ViewOf(open), ViewOf(last));
    }

    private TicketView? ViewOf(Ticket? ticket) => ticket is null ? null : TicketView.Of(ticket, options.CurrentValue);
}
