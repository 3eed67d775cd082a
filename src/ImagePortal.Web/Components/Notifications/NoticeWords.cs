using ImagePortal.Core.Notifications;
using MudBlazor;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>Kinds and topics of notices as people say them.</summary>
internal static class NoticeWords
{
    internal static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.ImportDone => "Import done",
        NoticeKind.ImportRefused => "Import refused",
        NoticeKind.ImportFailed => "Import failed",
        NoticeKind.CopyDone => "Copy done",
        NoticeKind.CopyFailed => "Copy failed",
        NoticeKind.CreateDone => "Image created",
        NoticeKind.CreateFailed => "Image not created",
        NoticeKind.ReinstallDone => "Instance reinstalled",
        NoticeKind.ReinstallFailed => "Instance not reinstalled",
        NoticeKind.ExportDone => "Export done",
        NoticeKind.ExportFailed => "Export failed",
        NoticeKind.ImageShared => "Shared with you",
        NoticeKind.ShareEnded => "No longer shared",
        NoticeKind.QuotaNearlyUsed => "Places nearly used",
        NoticeKind.ImportGranted or NoticeKind.ImportEnding or NoticeKind.ImportRevoked => "Import permission",
        _ => "Ticket",
    };

    internal static string IconOf(NoticeKind kind) => kind switch
    {
        NoticeKind.ImportDone or NoticeKind.CopyDone or NoticeKind.CreateDone or NoticeKind.ExportDone or NoticeKind.ReinstallDone => Icons.Material.Outlined.CheckCircle,
        NoticeKind.ImportRefused or NoticeKind.ImportFailed or NoticeKind.CopyFailed or NoticeKind.CreateFailed or NoticeKind.ExportFailed or NoticeKind.ReinstallFailed => Icons.Material.Outlined.Report,
        NoticeKind.ImageShared or NoticeKind.ShareEnded => Icons.Material.Outlined.PeopleAlt,
        NoticeKind.QuotaNearlyUsed => Icons.Material.Outlined.DataUsage,
        NoticeKind.ImportGranted or NoticeKind.ImportEnding or NoticeKind.ImportRevoked => Icons.Material.Outlined.Key,
        _ => Icons.Material.Outlined.Inbox,
    };

    internal static string NameOf(NoticeTopic topic) => topic switch
    {
        NoticeTopic.Imports => "Imports",
        NoticeTopic.Copies => "Copies",
        NoticeTopic.Creations => "Images from instances",
        NoticeTopic.Exports => "Exports",
        NoticeTopic.Reinstalls => "Reinstalled instances",
        NoticeTopic.Shares => "Shared with you",
        NoticeTopic.ShareEnds => "No longer shared",
        NoticeTopic.Tickets => "Tickets",
        NoticeTopic.Permission => "Import permission",
        NoticeTopic.Quota => "Places nearly used",
        _ => topic.ToString(),
    };

    internal static string AboutOf(NoticeTopic topic) => topic switch
    {
        NoticeTopic.Imports => "One you started is done, refused or failed.",
        NoticeTopic.Copies => "One you started is done or failed.",
        NoticeTopic.Creations => "One you asked for is made or failed.",
        NoticeTopic.Reinstalls => "One you asked for is done or failed.",
        NoticeTopic.Exports => "One you started is done or failed.",
        NoticeTopic.Shares => "Another account lets yours use an image.",
        NoticeTopic.ShareEnds => "Another account took an image back, or its time is over.",
        NoticeTopic.Tickets => "One of yours is decided or commented.",
        NoticeTopic.Permission => "It is granted, ends soon or was taken back.",
        NoticeTopic.Quota => "Few places for images are left in a region.",
        _ => "",
    };
}
