namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>A permission holds to the end of its last day, in the zone of whoever gives it.</summary>
internal static class LastDay
{
    internal static DateTimeOffset? EndOf(DateTime? lastDay, TimeZoneInfo zone)
    {
        if (lastDay is not { } day)
        {
            return null;
        }

        var midnight = DateTime.SpecifyKind(day.Date.AddDays(1), DateTimeKind.Unspecified);

        // Where clocks jump at midnight, the day begins with its first moment that exists.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    internal static DateTime? Of(DateTimeOffset? end, TimeZoneInfo zone) => end is { } at ? TimeZoneInfo.ConvertTime(at.AddSeconds(-1), zone).Date : null;
}
