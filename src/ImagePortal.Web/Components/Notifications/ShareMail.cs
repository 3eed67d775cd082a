using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The beginning or end of a share in words, for its recipient. Name and message are another account's text.</summary>
internal static class ShareMail
{
    private const int MaxNameLength = 60;
    private const int MaxMessageLength = 200;

    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var name = ForeignText.Of(notice.ImageName, MaxNameLength);
        return kind == NoticeKind.ImageShared
            ? new MailModel
            {
                Kicker = "Shared with you",
                Headline = $"{name} was shared with you",
                Body =
                [
                    $"You can start instances from it in {notice.RegionName}.",
                    "Nobody reviews shared images: their integrity and security are not guaranteed. If you do not know the owner, leave it, or block the owner.",
                ],
                Facts =
                [
                    new("Owner", notice.SourceName),
                    new("Image ID", notice.ImageId, IsCode: true),
                    .. MailFact.Maybe("System", notice.System),
                    .. MailFact.Maybe("Disk", notice.DiskSize is { } size ? ByteText.Of(size) : null),
                    .. MailFact.Maybe("Message", notice.Message is { } message ? ForeignText.Of(message, MaxMessageLength) : null),
                    MailFact.When(notice),
                ],
                Link = link,
                LinkText = "Look at it",
                Recipient = recipient,
                Because = "another account shared an image with yours",
            }
            : new MailModel
            {
                Kicker = "No longer shared",
                Headline = $"{name} is no longer shared with you",
                Body = ["You can start nothing new from it. Instances you have already started go on."],
                Facts = [new("Owner", notice.SourceName), new("Image ID", notice.ImageId, IsCode: true), MailFact.When(notice)],
                Link = link,
                LinkText = "Open your shared images",
                Recipient = recipient,
                Because = "the image was shared with your account",
            };
    }
}
