namespace ImagePortal.Web.Components.Shell;

/// <summary>What only the browser knows, asked for once a circuit.</summary>
/// <param name="Zone">IANA name of the person's time zone.</param>
/// <param name="Region">Code of the region last used here; null on a first visit.</param>
public sealed record BrowserFacts(bool Dark, string Zone, string? Region = null)
{
    /// <summary>The zone, or UTC when this machine does not know it.</summary>
    public TimeZoneInfo TimeZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;
}
