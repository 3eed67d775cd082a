using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>Keeps a view of a list under a name, and forgets it again. A name that is there already gets the new view.</summary>
public sealed class KeepView(PortalDatabase database)
{
    public Task<Result> RunAsync(Caller caller, string name, string query, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, name.Trim(), query.TrimStart('?'), cancellationToken));

    /// <summary>Nothing happens when there is none of that name.</summary>
    public async Task<Result> ForgetAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        await db.SavedViews.Where(x => x.Member == caller.Member && x.Name == name).ExecuteDeleteAsync(cancellationToken);
        return Result.Done;
    }

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
            known.Change(query);
        }
        else if (views.Count >= SavedView.MaxPerMember)
        {
            return ViewErrors.TooMany;
        }
        else
        {
            db.SavedViews.Add(new SavedView(caller.Account, caller.Member, name, query));
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
