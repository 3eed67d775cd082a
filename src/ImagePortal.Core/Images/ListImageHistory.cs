using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>
/// Who did what to an image of the caller's account, and when: lines of the audit, for every member. From where it was done, and what was refused, stay
/// with the audit itself, which its root alone reads.
/// </summary>
public sealed class ListImageHistory(PortalDatabase database)
{
    public const int PageSize = 50;

    private const int MaxEntries = 1000;
    private const string CopyStarted = "copy.started";

    /// <param name="take">How many of the newest.</param>
    public async Task<Result<ImageHistory>> RunAsync(Caller caller, ImageId id, int take, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var image = await db.Images.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.State != ImageState.Deleted, cancellationToken);
        if (image?.Owner != caller.Account)
        {
            return db.Refused(caller, image is null ? ImageErrors.NotFound(id) : ImageErrors.NotOwned(id), id.Value);
        }

        var most = Math.Clamp(take, 1, MaxEntries);
        var entries = await Entries(db, caller, await SubjectsAsync(db, caller, id, cancellationToken)).Take(most + 1).ToListAsync(cancellationToken);
        return new ImageHistory([.. entries.Take(most)], entries.Count > most);
    }

    /// <summary>The image first, then what was copied from it: that a copy began is told of both.</summary>
    private static async Task<List<string>> SubjectsAsync(PortalDbContext db, Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        var copies = await db.Images.Where(x => x.Owner == caller.Account && x.SourceName == id.Value).Select(x => x.Id).ToListAsync(cancellationToken);
        return [id.Value, .. copies.Select(x => x.Value)];
    }

    private static IQueryable<HistoryEntry> Entries(PortalDbContext db, Caller caller, List<string> subjects)
    {
        var own = subjects[0];
        return
            from entry in db.Audit.AsNoTracking()
            where subjects.Contains(entry.Subject) && (entry.Subject == own || entry.Action == CopyStarted) && !entry.Action.StartsWith(AuditEntry.RefusedPrefix)
            join member in db.Users on entry.Member equals member.Id into members
            from member in members.DefaultIfEmpty()
            orderby entry.Id descending
            select new HistoryEntry(
                entry.Id, entry.At, member == null ? null : member.Nickname == "" ? member.Email : member.Nickname,
                entry.Member == caller.Member, entry.Member == null, entry.Action, entry.Subject, entry.Before, entry.After);
    }
}
