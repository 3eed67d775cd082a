namespace ImagePortal.Core.Notifications;

/// <summary>Which topic a notice belongs to, and what holds for it without a choice.</summary>
internal static class NoticeTopics
{
    internal static NoticeTopic Of(NoticeKind kind) => kind switch
    {
        NoticeKind.ImportDone or NoticeKind.ImportRefused or NoticeKind.ImportFailed => NoticeTopic.Imports,
        NoticeKind.CopyDone or NoticeKind.CopyFailed => NoticeTopic.Copies,
        NoticeKind.ImageShared => NoticeTopic.Shares,
        NoticeKind.ShareEnded => NoticeTopic.ShareEnds,
        NoticeKind.ImportGranted or NoticeKind.ImportEnding or NoticeKind.ImportRevoked => NoticeTopic.Permission,
        NoticeKind.QuotaNearlyUsed => NoticeTopic.Quota,
        _ => NoticeTopic.Tickets,
    };

    /// <summary>The result of an import goes out by mail whatever happens (R96, D9).</summary>
    internal static bool AlwaysByMail(NoticeTopic topic) => topic is NoticeTopic.Imports;
}
