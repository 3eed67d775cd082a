namespace ImagePortal.Core.Notifications;

/// <summary>Which topic a notice belongs to, and what holds for it without a choice.</summary>
internal static class NoticeTopics
{
    /// <summary>Null for what nobody can do without: how to sign in.</summary>
    internal static NoticeTopic? Of(NoticeKind kind) => kind switch
    {
        NoticeKind.MemberInvited or NoticeKind.PasswordLink => null,
        NoticeKind.ImportDone or NoticeKind.ImportRefused or NoticeKind.ImportFailed => NoticeTopic.Imports,
        NoticeKind.CopyDone or NoticeKind.CopyFailed => NoticeTopic.Copies,
        NoticeKind.CreateDone or NoticeKind.CreateFailed => NoticeTopic.Creations,
        NoticeKind.ReinstallDone or NoticeKind.ReinstallFailed => NoticeTopic.Reinstalls,
        NoticeKind.ExportDone or NoticeKind.ExportFailed => NoticeTopic.Exports,
        NoticeKind.ImageShared => NoticeTopic.Shares,
        NoticeKind.ShareEnded => NoticeTopic.ShareEnds,
        NoticeKind.ImportGranted or NoticeKind.ImportEnding or NoticeKind.ImportRevoked => NoticeTopic.Permission,
        NoticeKind.QuotaNearlyUsed => NoticeTopic.Quota,
        _ => NoticeTopic.Tickets,
    };

    /// <summary>The result of an import goes out by mail whatever happens (R96, D9).</summary>
    internal static bool AlwaysByMail(NoticeTopic? topic) => topic is null or NoticeTopic.Imports;
}
