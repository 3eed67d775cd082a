using System.Security.Cryptography;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Members;

/// <summary>An operator opens an account and invites its root.</summary>
public sealed class OpenAccount(OperatorDatabase database, InviteMember invite, TimeProvider time)
{
    public async Task<Result<AccountId>> RunAsync(Caller caller, AccountToOpen request, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var account = new Account(await NewIdAsync(db, cancellationToken), $"13{Digits(8)}", "", time.GetUtcNow());
        var named = account.Rename(request.Name);
        if (!named.Ok)
        {
            return named.Error;
        }

        db.Accounts.Add(account);
        db.Audit.Add(AuditEntry.By(caller with { Account = account.Id }, time.GetUtcNow(), "account.opened", account.Id.Value, after: account.Name));
        var invited = invite.Add(db, caller, account, new NewMember(request.RootEmail, request.RootNickname, MemberRole.Root));
        if (!invited.Ok)
        {
            return invited.Error;
        }

        var saved = await invite.SaveAsync(db, request.RootEmail, cancellationToken);
        return saved.Ok ? account.Id : saved.Error;
    }

    // Random, so that nobody learns from the own number how many accounts there are, or guesses another.
    private static async Task<AccountId> NewIdAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        while (true)
        {
            var id = new AccountId($"1{Digits(AccountId.Length - 1)}");
            if (!await db.Accounts.AnyAsync(x => x.Id == id, cancellationToken))
            {
                return id;
            }
        }
    }

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);
}
