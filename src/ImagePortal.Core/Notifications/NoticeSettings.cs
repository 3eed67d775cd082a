namespace ImagePortal.Core.Notifications;

/// <summary>Where a member hears of what.</summary>
/// <param name="HasSms">The portal can send SMS at all.</param>
/// <param name="Number">The verified one.</param>
/// <param name="Pending">One that waits for its code.</param>
public sealed record NoticeSettings(IReadOnlyList<NoticeSetting> Topics, string Mail, bool HasSms, string? Number, string? Pending);
