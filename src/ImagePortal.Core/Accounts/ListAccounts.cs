using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>All accounts, for operators.</summary>
public sealed class ListAccounts(OperatorDatabase database)
{
    public async Task<Result<AccountPage>> RunAsync(Caller caller, AccountQuery query, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var found = Search(db, query.Search.Trim());
        var total = await found.CountAsync(cancellationToken);
        var rows = await found
            .OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Skip(Math.Max(0, query.Page) * AccountQuery.PageSize)
            .Take(AccountQuery.PageSize)
            .Select(x => new
            {
                Account = x,
                Members = db.Users.Count(m => m.Account == x.Id),
                Disabled = db.Users.Count(m => m.Account == x.Id && m.DisabledAt != null),
                Images = db.Images.Count(i => i.Owner == x.Id && i.Kind == ImageKind.Custom && i.State != ImageState.Deleted),
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return new AccountPage(
            rows.ConvertAll(x => new AccountListItem(
                x.Account.Id, x.Account.AppId, x.Account.Name, x.Account.CreatedAt, x.Account.ImportPermission.IsGranted, x.Members, x.Disabled, x.Images, x.Account.Overrides)),
            total);
    }

    private static IQueryable<Account> Search(PortalDbContext db, string text)
    {
        if (text.Length == 0)
        {
            return db.Accounts;
        }

        if (AccountId.TryParse(text, out var id))
        {
            return db.Accounts.Where(x => x.Id == id);
        }

        var lower = text.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which compares lower-case texts alike on all databases.
        return db.Accounts.Where(x =>
            x.Name.ToLower().Contains(lower) || x.AppId == text || db.Users.Any(m => m.Account == x.Id && m.Email!.ToLower().Contains(lower)));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
