using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The end of an import in words.</summary>
internal static class ImportMail
{
    internal static MailModel Of(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var isDone = kind == NoticeKind.ImportDone;
        return new MailModel
        {
            Kicker = kind switch
            {
                NoticeKind.ImportDone => "Import done",
                NoticeKind.ImportFailed => "Import failed",
                _ => "Import refused",
            },
            IsGood = isDone,
            Headline = kind switch
            {
                NoticeKind.ImportDone => $"{notice.ImageName} is ready in {notice.RegionName}",
                NoticeKind.ImportRefused => $"{notice.ImageName} was refused",
                _ => $"{notice.ImageName} could not be imported",
            },
            Body = BodyOf(kind, notice),
            Facts = isDone ? DoneFacts(notice) : RefusedFacts(notice),
            FixCommands = [.. notice.Findings.Where(x => !x.IsWarning && x.Fix is not null).SelectMany(x => x.Fix!.Split('\n'))],
            Link = link,
            LinkText = isDone ? "Open the image" : "Open the check report",
            Recipient = recipient,
            Because = "you started this import",
        };
    }

    private static string[] BodyOf(NoticeKind kind, ImageNotice notice) => kind switch
    {
        NoticeKind.ImportDone =>
        [
            "You can start instances from it now.",
            .. notice.Findings.Select(x => $"The check found one thing to know: {x.Evidence}"),
        ],
        NoticeKind.ImportRefused => [notice.Reason ?? "", "The attempt was not counted."],
        _ => [notice.Reason ?? "", "The uploaded file is kept for a while: importing it again needs no second upload."],
    };

    private static MailFact[] DoneFacts(ImageNotice notice) =>
    [
        new("Image ID", notice.ImageId, IsCode: true),
        .. MailFact.Maybe("System", notice.System),
        .. MailFact.Maybe("Disk", DiskOf(notice)),
        MailFact.Took(notice),
        .. MailFact.Maybe("Left", notice.PlacesLeft is { } places ? $"{places} places in {notice.RegionName}, {notice.OperationsLeft} operations today" : null),
    ];

    private static MailFact[] RefusedFacts(ImageNotice notice) =>
    [
        .. notice.Findings.Where(x => !x.IsWarning).Select(x => new MailFact(x.Title, x.Evidence)),
        new("File", notice.SourceName),
        .. MailFact.Maybe("Disk", DiskOf(notice)),
        MailFact.When(notice),
    ];

    private static string? DiskOf(ImageNotice notice) => notice switch
    {
        { DiskSize: { } size, BytesInUse: { } used, BytesNew: { } written } =>
            $"{ByteText.Of(size)}, {ByteText.Of(used)} in use, of which {ByteText.Of(written)} were new here",
        { DiskSize: { } size } => ByteText.Of(size),
        _ => null,
    };
}
