using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>The operators' door to the tickets and permissions of all accounts. It asks the database, not the sign-in, who is an operator now.</summary>
public sealed class TicketDesk(SystemDatabase database)
{
    internal async Task<Result<PortalDbContext>> OpenAsync(Caller caller, CancellationToken cancellationToken)
    {
        var db = database.Open();
        if (await db.Users.AnyAsync(x => x.Id == caller.Member && x.IsOperator && x.DisabledAt == null, cancellationToken))
        {
            return db;
        }

        var refusal = db.Refused(caller, TicketErrors.OperatorsOnly, "tickets");
        await db.DisposeAsync();
        return refusal;
    }

    /// <summary>A refusal where <paramref name="regions"/> names a region that is not there.</summary>
    internal static async Task<Result> CheckRegionsAsync(PortalDbContext db, IReadOnlyList<RegionCode> regions, CancellationToken cancellationToken)
    {
        var known = await db.Regions.Select(x => x.Code).ToListAsync(cancellationToken);
        return regions.Except(known).Cast<RegionCode?>().FirstOrDefault() is { } unknown ? RegionErrors.NotFound(unknown) : Result.Done;
    }
}
