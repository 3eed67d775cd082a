using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The end of an image's making from an instance in words.</summary>
internal static class CreateMail
{
    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var isDone = kind == NoticeKind.CreateDone;
        return new MailModel
        {
            Kicker = isDone ? "Image created" : "Image not created",
            IsGood = isDone,
            Headline = isDone ? $"{notice.ImageName} is ready in {notice.RegionName}" : $"{notice.ImageName} could not be made",
            Body = isDone
                ? ["You can start instances from it now. The instance it was made from goes on as it was.", .. notice.Message is { } remark ? [remark] : Array.Empty<string>()]
                : [notice.Reason ?? "", "The attempt was not counted, and its place is free again."],
            Facts =
            [
                new("Image ID", notice.ImageId, IsCode: true),
                new("From", ForeignText.Of(notice.SourceName, ImageNoticeLength)),
                .. MailFact.Maybe("System", notice.System),
                .. MailFact.Maybe("Disk", notice is { DiskSize: { } size, BytesInUse: { } used } ? $"{ByteText.Of(size)}, {ByteText.Of(used)} in use" : null),
                isDone ? MailFact.Took(notice) : MailFact.When(notice),
                .. MailFact.Maybe("Left", isDone && notice is { PlacesLeft: { } places, OperationsLeft: { } operations } ? $"{places} places and {operations} operations today in {notice.RegionName}" : null),
            ],
            Link = link,
            LinkText = "Open the image",
            Recipient = recipient,
            Because = "you asked for this image",
        };
    }

    private const int ImageNoticeLength = 100;
}
