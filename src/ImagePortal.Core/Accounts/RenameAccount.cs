using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>Gives an account another name; its ID never changes.</summary>
public sealed class RenameAccount(OperatorDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, AccountId account, string name, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, account, name, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, AccountId id, string name, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var account = await db.Accounts.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.Unknown(id);
        }

        var before = account.Name;
        var renamed = account.Rename(name);
        if (renamed.Ok && before != account.Name)
        {
            db.Audit.Add(AuditEntry.By(caller with { Account = id }, time.GetUtcNow(), "account.renamed", id.Value, before, account.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return renamed;
    }
}
