using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>The caller's applications, newest first.</summary>
public sealed class ListTickets(PortalDatabase database, IOptionsMonitor<TicketOptions> options)
{
    private const int Newest = 50;

    public async Task<IReadOnlyList<TicketView>> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var tickets = await db.Tickets.AsNoTracking().OrderByDescending(x => x.OpenedAt).Take(Newest).ToListAsync(cancellationToken);
        return tickets.ConvertAll(x => TicketView.Of(x, options.CurrentValue));
    }
}
