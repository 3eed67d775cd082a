using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The end of an instance's reinstallation in words. The notice's image is the instance here, and its source the image.</summary>
internal static class ReinstallMail
{
    private const int SourceLength = 100;

    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var isDone = kind == NoticeKind.ReinstallDone;
        return new MailModel
        {
            Kicker = isDone ? "Instance reinstalled" : "Instance not reinstalled",
            IsGood = isDone,
            Headline = isDone ? $"{notice.ImageName} is reinstalled in {notice.RegionName}" : $"{notice.ImageName} could not be reinstalled",
            Body = isDone
                ? ["It has a new disk from the image, and starts now. The disk that it had is gone."]
                : [notice.Reason ?? "", "It has the disk that it had before, and is stopped. You can start it again."],
            Facts =
            [
                new("Instance ID", notice.ImageId, IsCode: true),
                new("From", ForeignText.Of(notice.SourceName, SourceLength)),
                .. MailFact.Maybe("System", notice.System),
                .. MailFact.Maybe("Disk", notice.DiskSize is > 0 and { } size ? ByteText.Of(size) : null),
                isDone ? MailFact.Took(notice) : MailFact.When(notice),
            ],
            Link = link,
            LinkText = "Open the instance",
            Recipient = recipient,
            Because = "you asked for this",
        };
    }
}
