namespace ImagePortal.Core.Notifications;

/// <summary>The places of a region are nearly used up.</summary>
/// <param name="TimeZone">IANA zone that its times are written in.</param>
public sealed record QuotaNotice(string Region, string RegionName, string TimeZone, int Used, int Limit, DateTimeOffset At) : Notice;
