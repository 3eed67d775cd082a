using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Shell;
using MudBlazor;

namespace ImagePortal.Web.Components.Members;

/// <summary>An entry of a member's menu.</summary>
/// <param name="Change">Null mails a link to set a password.</param>
/// <param name="Question">Asked before, where it matters.</param>
public sealed record MemberCommand(string Text, string Icon, MemberChange? Change, Confirmation? Question = null)
{
    /// <summary>What can be done to a member now, in the order of the menu.</summary>
    internal static IEnumerable<MemberCommand> Of(MemberView member, bool byOperator)
    {
        var isRoot = member.Role == Core.Accounts.MemberRole.Root;
        if (member.DisabledAt is null)
        {
            yield return member.IsInvited
                ? new("Mail the invitation again", Icons.Material.Outlined.ForwardToInbox, null)
                : new("Mail a link for a new password", Icons.Material.Outlined.ForwardToInbox, null);
        }

        if (member.LockedUntil is not null)
        {
            yield return new("Unlock", Icons.Material.Outlined.LockOpen, MemberChange.Unlock);
        }

        yield return isRoot
            ? new("Make an ordinary member", Icons.Material.Outlined.Person, MemberChange.MakeMember)
            : new("Make root", Icons.Material.Outlined.SupervisorAccount, MemberChange.MakeRoot);
        if (byOperator)
        {
            yield return member.IsOperator
                ? new("End the operator's role", Icons.Material.Outlined.RemoveModerator, MemberChange.EndOperator, Ask(member, "End the operator's role?", "Sees the own account only from then on.", "End the role"))
                : new("Make an operator", Icons.Material.Outlined.AddModerator, MemberChange.MakeOperator, Ask(member, "Make an operator?", "Sees and changes every account, region and ticket of this portal.", "Make an operator"));
        }

        if (member is { IsInvited: false, DisabledAt: null })
        {
            yield return new("Sign out everywhere", Icons.Material.Outlined.Logout, MemberChange.SignOut);
        }

        yield return member.DisabledAt is null
            ? new("Disable", Icons.Material.Outlined.Block, MemberChange.Disable, new Confirmation(
                $"Disable {member.Nickname}?",
                ["Open pages end within seconds, and so do the person's API keys.", "Signing in is refused until somebody enables the member again.", "Images and running operations of the account stay."],
                "Disable member"))
            : new("Enable", Icons.Material.Outlined.CheckCircle, MemberChange.Enable);
    }

    private static Confirmation Ask(MemberView member, string title, string consequence, string confirm) =>
        new($"{member.Nickname}: {title}", [consequence, "Is signed out, and signs in again with the other role."], confirm);
}
