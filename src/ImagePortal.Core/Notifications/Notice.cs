using System.Text.Json;

namespace ImagePortal.Core.Notifications;

/// <summary>The facts that a message is made of; each subject has its own record.</summary>
public abstract record Notice
{
    internal string ToJson() => JsonSerializer.Serialize(this, GetType());

    /// <exception cref="InvalidDataException">The text holds no notice of this kind.</exception>
    internal static Notice Parse(NoticeKind kind, string json) =>
        JsonSerializer.Deserialize(json, TypeOf(kind)) as Notice ?? throw new InvalidDataException($"A notification of kind {kind} has no facts.");

    private static Type TypeOf(NoticeKind kind) => kind switch
    {
        NoticeKind.TicketOpened or NoticeKind.TicketCommented or NoticeKind.TicketApproved or NoticeKind.TicketRejected
            or NoticeKind.ImportGranted or NoticeKind.ImportEnding or NoticeKind.ImportRevoked => typeof(TicketNotice),
        NoticeKind.QuotaNearlyUsed => typeof(QuotaNotice),
        _ => typeof(ImageNotice),
    };
}
