using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts;

/// <summary>Opens an account with its root member. Used by the seeds and by the first operator's set-up.</summary>
public sealed class CreateAccount(SystemDatabase database, UserManager<Member> members, TimeProvider time)
{
    /// <exception cref="InvalidOperationException">The mail or the password does not satisfy the sign-in rules.</exception>
    public async Task RunAsync(NewAccount account, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (!await db.Accounts.AnyAsync(x => x.Id == account.Id, cancellationToken))
        {
            var opened = new Account(account.Id, account.AppId, account.Name, time.GetUtcNow());
            if (account.MayImport)
            {
                opened.GrantImport(ImportScope.Everything, by: null, ticket: null, reason: null, time.GetUtcNow());
            }

            db.Accounts.Add(opened);
            db.Audit.Add(AuditEntry.OfPortal(account.Id, time.GetUtcNow(), "account.opened", account.Id.Value, after: account.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        if (await members.FindByEmailAsync(account.Email) is null)
        {
            var root = Member.Create(account.Id, account.Email, account.Name, MemberRole.Root, account.IsOperator);
            var created = await members.CreateAsync(root, account.Password);
            if (!created.Succeeded)
            {
                throw new InvalidOperationException(
                    $"The account of {account.Email} was not created: {string.Join(" ", created.Errors.Select(x => x.Description))}");
            }
        }
    }
}
