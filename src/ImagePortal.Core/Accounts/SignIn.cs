using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Core.Accounts;

/// <summary>Signs a person in with mail and password; five wrong ones lock the member for a while.</summary>
public sealed class SignIn(SignInManager<Member> signIn, SystemDatabase database, Refusals refusals, TimeProvider time)
{
    /// <param name="from">Address that the person comes from.</param>
    public async Task<SignInOutcome> RunAsync(string email, string password, bool remember, string? from, CancellationToken cancellationToken)
    {
        var member = await signIn.UserManager.FindByEmailAsync(email.Trim());
        if (member is null)
        {
            // As slow as a wrong password, so that the time does not tell who is registered.
            signIn.UserManager.PasswordHasher.HashPassword(Member.Create(default, email, "", MemberRole.Member, isOperator: false), password);
            refusals.NoteStranger(from, "sign-in.unknown", Mask(email.Trim()));
            return SignInOutcome.Wrong;
        }

        var result = await signIn.CheckPasswordSignInAsync(member, password, lockoutOnFailure: true);
        var (outcome, action) = result switch
        {
            // Said only to who knows the password.
            { Succeeded: true } when member.IsDisabled => (SignInOutcome.Disabled, "member.sign-in-refused"),
            { Succeeded: true } => (SignInOutcome.Done, "member.signed-in"),
            { IsLockedOut: true } => (SignInOutcome.LockedOut, "member.locked-out"),
            _ => (SignInOutcome.Wrong, "member.sign-in-refused"),
        };

        if (outcome == SignInOutcome.Done)
        {
            await signIn.SignInAsync(member, remember);
        }

        await using var db = database.Open();
        db.Audit.Add(AuditEntry.OfPortal(member.Account, time.GetUtcNow(), action, member.Id.ToString(), member: member.Id, from: from));
        await db.SaveChangesAsync(cancellationToken);
        return outcome;
    }

    // What somebody typed by mistake may be a password: the record keeps too little of it to be one.
    private static string Mask(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? $"{email[..Math.Min(2, at)]}•••{email[at..]}" : "•••";
}
