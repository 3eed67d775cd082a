namespace ImagePortal.Core.Notifications;

/// <summary>What a notification is about.</summary>
public enum NoticeKind
{
    ImportDone,
    ImportRefused,
    ImportFailed,
    CopyDone,
    CopyFailed,
    ImageShared,
    ShareEnded,
    TicketOpened,
    TicketCommented,
    TicketApproved,
    TicketRejected,
    ImportGranted,
    ImportEnding,
    ImportRevoked,
    MemberInvited,
    PasswordLink,
    QuotaNearlyUsed,
    CreateDone,
    CreateFailed,
    ExportDone,
    ExportFailed,
    ReinstallDone,
    ReinstallFailed,
}
