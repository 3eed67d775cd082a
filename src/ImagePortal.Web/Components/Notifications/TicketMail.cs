using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The way of an application for the import permission in words, for both sides. What the other side wrote is foreign text.</summary>
internal static class TicketMail
{
    private const int MaxNameLength = 60;
    private const int MaxTextLength = 400;

    internal static MailModel Of(NoticeKind kind, TicketNotice notice, string link, string recipient)
    {
        var (headline, isGood) = HeadlineOf(kind, notice);
        return new MailModel
        {
            Kicker = "Import permission",
            IsGood = isGood,
            Headline = headline,
            Body = BodyOf(kind, notice),
            Facts = FactsOf(kind, notice),
            Link = link,
            LinkText = notice.TicketId is null ? "Open the permission" : "Open the ticket",
            Recipient = recipient,
            Because = notice.IsForOperator ? "you operate this portal" : "it is about the import permission of your account",
        };
    }

    private static (string Headline, bool? IsGood) HeadlineOf(NoticeKind kind, TicketNotice notice)
    {
        var applicant = ForeignText.Of(notice.Applicant, MaxNameLength);
        return kind switch
        {
            NoticeKind.TicketOpened => ($"{applicant} asks for the import permission", null),
            NoticeKind.TicketCommented when notice.IsForOperator => ($"{applicant} wrote about the import permission", null),
            NoticeKind.TicketCommented => ("An operator wrote about your application", null),
            NoticeKind.TicketApproved => ("Your application for the import permission was approved", true),
            NoticeKind.TicketRejected => ("Your application for the import permission was declined", false),
            NoticeKind.ImportGranted => ("Your account may import images now", true),
            NoticeKind.ImportEnding => ("The import permission of your account ends soon", null),
            _ => ("The import permission of your account was withdrawn", false),
        };
    }

    private static string[] BodyOf(NoticeKind kind, TicketNotice notice) => kind switch
    {
        NoticeKind.TicketOpened => ["The account waits for an answer."],
        NoticeKind.TicketCommented => [ForeignText.Of(notice.Comment ?? "", MaxTextLength)],
        NoticeKind.TicketApproved or NoticeKind.ImportGranted => ["You can import images at once; nobody has to sign in again."],
        NoticeKind.TicketRejected => ["Write a comment on the ticket if something is missing, or apply again."],
        NoticeKind.ImportEnding => ["Imports that run then will finish; new ones are refused. Apply again if you need it for longer."],
        _ => ["Imports that are running finish; new ones are refused. You can apply again."],
    };

    private static MailFact[] FactsOf(NoticeKind kind, TicketNotice notice) =>
    [
        new("Account", $"{ForeignText.Of(notice.Applicant, MaxNameLength)}, {notice.Account}"),
        .. notice.TicketId is { } ticket ? [new MailFact("Ticket", ticket, IsCode: true)] : Array.Empty<MailFact>(),
        .. MailFact.Maybe("Purpose", ShortOf(notice.Purpose)),
        .. MailFact.Maybe("Volume", ShortOf(notice.Volume)),
        .. MailFact.Maybe("Regions", kind is NoticeKind.TicketCommented or NoticeKind.ImportRevoked ? null : RegionsOf(notice)),
        .. MailFact.Maybe("Ends", EndOf(kind, notice)),
        .. MailFact.Maybe("Reason", ShortOf(notice.Reason)),
        new("When", TimeText.Exact(notice.At, ZoneOf(notice))),
    ];

    private static string RegionsOf(TicketNotice notice) => notice.Regions.Count == 0 ? "All" : string.Join(", ", notice.Regions);

    private static string? EndOf(NoticeKind kind, TicketNotice notice) => notice.Until switch
    {
        { } end => TimeText.Exact(end, ZoneOf(notice)),
        _ when kind is NoticeKind.TicketApproved or NoticeKind.ImportGranted => "Never by itself",
        _ => null,
    };

    private static string? ShortOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : ForeignText.Of(text, MaxTextLength);

    private static TimeZoneInfo ZoneOf(TicketNotice notice) => TimeZoneInfo.FindSystemTimeZoneById(notice.TimeZone);
}
