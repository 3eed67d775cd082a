using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Audit;

/// <summary>Opens the record for those who may read it, and finds lines in it.</summary>
public sealed class AuditReader(PortalDatabase database, OperatorDatabase operators)
{
    internal async Task<Result<PortalDbContext>> OpenAsync(Caller caller, AuditQuery query, CancellationToken cancellationToken)
    {
        if (query.Everywhere)
        {
            return await operators.OpenForAsync(caller, cancellationToken);
        }

        var db = database.OpenFor(caller);
        if (await db.Users.AnyAsync(x => x.Id == caller.Member && x.Role == MemberRole.Root, cancellationToken))
        {
            return db;
        }

        await db.DisposeAsync();
        return db.Refused(caller, AuditErrors.RootOnly, "audit");
    }

    /// <summary>Newest first.</summary>
    internal static IQueryable<AuditRow> Find(PortalDbContext db, AuditQuery query) =>
        from entry in Narrow(db, db.Audit.AsNoTracking(), query).OrderByDescending(x => x.Id)
        join member in db.Users on entry.Member equals member.Id into members
        from member in members.DefaultIfEmpty()
        join seal in db.AuditSeals on entry.Id equals seal.Entry into seals
        from seal in seals.DefaultIfEmpty()
        orderby entry.Id descending
        select new AuditRow(
            entry.Id, entry.At, entry.Account, entry.Member, member.Email, entry.From, entry.Action, entry.Subject, entry.Before, entry.After,
            seal == null ? null : (long?)seal.Sequence, seal == null ? null : Convert.ToHexStringLower(seal.Hash));

    private static IQueryable<AuditEntry> Narrow(PortalDbContext db, IQueryable<AuditEntry> entries, AuditQuery query)
    {
        if (query.Account is { Length: > 0 } text)
        {
            var account = new AccountId(text.Trim());
            entries = entries.Where(x => x.Account == account);
        }

        if (query.Member is { Length: > 0 } mail)
        {
            var normal = mail.Trim().ToUpperInvariant();
            entries = entries.Where(x => db.Users.Any(m => m.Id == x.Member && m.NormalizedEmail == normal));
        }

        if (query.Action is { Length: > 0 } action)
        {
            entries = entries.Where(x => x.Action.StartsWith(action.Trim()));
        }

        if (query.Subject is { Length: > 0 } subject)
        {
            entries = entries.Where(x => x.Subject.StartsWith(subject.Trim()));
        }

        if (query.RefusalsOnly)
        {
            entries = entries.Where(x => x.Action.StartsWith(AuditEntry.RefusedPrefix) || x.Action == "member.sign-in-refused" || x.Action == "member.locked-out");
        }

        return entries.Where(x =>
            (query.Since == null || x.At >= query.Since) && (query.Until == null || x.At < query.Until) && (query.OlderThan == null || x.Id < query.OlderThan));
    }
}
