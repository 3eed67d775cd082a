using ImagePortal.Core.Notifications;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>A link to set a password in words: the first one of an invitation, or a new one. The account's name is foreign text.</summary>
internal static class MemberMail
{
    private const int MaxNameLength = 60;

    internal static MailModel Of(NoticeKind kind, MemberNotice notice, string link, string recipient)
    {
        var name = ForeignText.Of(notice.AccountName, MaxNameLength);
        return kind == NoticeKind.MemberInvited
            ? new MailModel
            {
                Kicker = "Invitation",
                Headline = $"You were invited to ImagePortal for {name}",
                Body = ["Choose a password, then sign in with this mail address.", "The link works once, and for some days. If nobody told you of it, do nothing."],
                Facts = [new("Account", $"{name}, {notice.Account}"), new("Sign in as", recipient)],
                Link = link,
                LinkText = "Set your password",
                Recipient = recipient,
                Because = "somebody invited this address",
            }
            : new MailModel
            {
                Kicker = "Sign-in",
                Headline = "Set a new password for ImagePortal",
                Body = ["Somebody asked for this link. Your old password works until you set a new one.", "The link works once, and for some hours. If it was not you, do nothing."],
                Facts = [new("Account", $"{name}, {notice.Account}"), new("Sign in as", recipient)],
                Link = link,
                LinkText = "Set a new password",
                Recipient = recipient,
                Because = "somebody forgot the password of this address",
            };
    }
}
