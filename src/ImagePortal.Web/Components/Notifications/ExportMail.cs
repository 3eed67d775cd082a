using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The end of an export in words.</summary>
internal static class ExportMail
{
    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var isDone = kind == NoticeKind.ExportDone;
        return new MailModel
        {
            Kicker = isDone ? "Export done" : "Export failed",
            IsGood = isDone,
            Headline = isDone ? $"{notice.ImageName} was exported" : $"{notice.ImageName} could not be exported",
            Body = isDone ? ["The object is whole in its bucket. The image is what it was."] : [notice.Reason ?? "", "No object was written. The image is what it was."],
            Facts =
            [
                new("Image ID", notice.ImageId, IsCode: true),
                new("Object", notice.SourceName, IsCode: true),
                .. MailFact.Maybe("Size", notice.BytesNew is { } bytes ? ByteText.Of(bytes) : null),
                isDone ? MailFact.Took(notice) : MailFact.When(notice),
            ],
            Link = link,
            LinkText = "Open the export",
            Recipient = recipient,
            Because = "you started this export",
        };
    }
}
