using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <param name="IsCode">An identifier: set in a fixed-width type.</param>
public sealed record MailFact(string Name, string Value, bool IsCode = false)
{
    /// <summary>No row without a value.</summary>
    internal static MailFact[] Maybe(string name, string? value) => value is null ? [] : [new(name, value)];

    /// <summary>When it ended, with the region's zone: <c>18 Nov 2026, 14:32 (GMT+8)</c>.</summary>
    internal static MailFact When(ImageNotice notice) => new("When", EndOf(notice));

    internal static MailFact Took(ImageNotice notice) =>
        new("Took", notice.Took is { } took ? $"{TimeText.Duration(took)}, done on {EndOf(notice)}" : $"done on {EndOf(notice)}");

    private static string EndOf(ImageNotice notice) => TimeText.Exact(notice.EndedAt, TimeZoneInfo.FindSystemTimeZoneById(notice.TimeZone));
}
