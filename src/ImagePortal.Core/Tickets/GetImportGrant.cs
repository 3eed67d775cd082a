using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>An account's import permission, for the operator's page of that account.</summary>
public sealed class GetImportGrant(TicketDesk desk)
{
    public async Task<Result<ImportGrant>> RunAsync(Caller caller, AccountId account, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == account, cancellationToken);
        if (found is null)
        {
            return TicketErrors.NoAccount(account);
        }

        var by = found.ImportPermission.ChangedBy;
        var name = by is null ? null : await db.Users.Where(x => x.Id == by).Select(x => x.Nickname).SingleOrDefaultAsync(cancellationToken);
        var open = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(x => x.OpenOf == account, cancellationToken);
        return new ImportGrant(account, found.Name, found.ImportPermission, name, open?.Id);
    }
}
