using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The end of a copy in words.</summary>
internal static class CopyMail
{
    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var isDone = kind == NoticeKind.CopyDone;
        return new MailModel
        {
            Kicker = isDone ? "Copy done" : "Copy failed",
            IsGood = isDone,
            Headline = isDone ? $"{notice.ImageName} was copied to {notice.RegionName}" : $"{notice.ImageName} could not be copied to {notice.RegionName}",
            Body = isDone
                ? ["You can start instances from it there now. It is an image of its own: changing or deleting one leaves the other as it is."]
                : [notice.Reason ?? "", "The attempt was not counted, and its place is free again."],
            Facts =
            [
                new("Image ID", notice.ImageId, IsCode: true),
                new("From", notice.SourceName),
                .. MailFact.Maybe("Moved", MovedOf(notice)),
                isDone ? MailFact.Took(notice) : MailFact.When(notice),
            ],
            Link = link,
            LinkText = "Open the image",
            Recipient = recipient,
            Because = "you started this copy",
        };
    }

    private static string? MovedOf(ImageNotice notice) =>
        notice is { BytesNew: { } moved, BytesInUse: { } stored } ? $"{ByteText.Part(moved, stored)}{(moved < stored ? "; the rest was there already" : "")}" : null;
}
