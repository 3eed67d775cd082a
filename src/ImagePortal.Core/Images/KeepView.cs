using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Keeps a view of a list under a name, and forgets it again. A name that is there already gets the new view.</summary>
public sealed class KeepView(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, string name, string query, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, name.Trim(), query.TrimStart('?'), cancellationToken));

    /// <summary>Nothing happens when there is none of that name.</summary>
    public Task<Result> ForgetAsync(Caller caller, string name, CancellationToken cancellationToken) => PortalDatabase.RetryAsync(async () =>
    {
        await using var db = database.OpenFor(caller);
        if (await db.SavedViews.SingleOrDefaultAsync(x => x.Member == caller.Member && x.Name == name, cancellationToken) is { } view)
        {
            db.SavedViews.Remove(view);
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "view.removed", view.Name, before: view.Query));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    });

    private async Task<Result> SaveAsync(Caller caller, string name, string query, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > SavedView.MaxNameLength || name.Any(char.IsControl))
        {
            return ViewErrors.BadName;
        }

        if (query.Length > SavedView.MaxQueryLength)
        {
            return ViewErrors.TooLong;
        }

        await using var db = database.OpenFor(caller);
        var views = await db.SavedViews.Where(x => x.Member == caller.Member).ToListAsync(cancellationToken);
        if (views.Find(x => string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            if (known.Query == query)
            {
                return Result.Done;
            }

            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "view.changed", known.Name, before: known.Query, after: query));
            known.Change(query);
        }
        else if (views.Count >= SavedView.MaxPerMember)
        {
            return ViewErrors.TooMany;
        }
        else
        {
            db.SavedViews.Add(new SavedView(caller.Account, caller.Member, name, query));
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "view.kept", name, after: query));
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
