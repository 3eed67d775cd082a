namespace ImagePortal.Core.Regions;

/// <summary>A place where images are kept and instances started, with its own store and settings.</summary>
public sealed class Region(RegionCode code, string name, int position, string timeZone)
{
    public RegionCode Code { get; private set; } = code;

    public string Name { get; private set; } = name;

    /// <summary>Place in lists, lowest first.</summary>
    public int Position { get; private set; } = position;

    /// <summary>IANA time zone; its calendar day is the day of the allowance (D3).</summary>
    public string TimeZone { get; private set; } = timeZone;

    /// <summary>Import criteria: strict or modern (D7).</summary>
    public string Profile { get; private set; } = "strict";

    /// <summary>Images may be copied from here (R16, D1).</summary>
    public bool CanBeCopySource { get; private set; }

    /// <summary>Images may be copied to here (R16, D1).</summary>
    public bool CanBeCopyDestination { get; private set; }

    /// <summary>No new image may be imported here; what is here stays.</summary>
    public bool ImportsClosed { get; private set; }

    /// <summary>What images cost here besides the instance (R27, D15): a line <c>item: price</c> each.</summary>
    public string Prices { get; private set; } = "";

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Configure(string profile, bool canBeCopySource, bool canBeCopyDestination) =>
        (Profile, CanBeCopySource, CanBeCopyDestination, Version) = (profile, canBeCopySource, canBeCopyDestination, Guid.NewGuid());

    /// <summary>Everything an operator may change; nothing where one part is refused.</summary>
    public Result Change(RegionSettings settings)
    {
        if (settings.Check() is { } refusal)
        {
            return refusal;
        }

        (Name, TimeZone, ImportsClosed, Prices) = (settings.Name.Trim(), settings.TimeZone, settings.ImportsClosed, settings.Prices.Trim());
        Configure(settings.Profile, settings.CanBeCopySource, settings.CanBeCopyDestination);
        return Result.Done;
    }

    public void MoveTo(int position) => (Position, Version) = (position, Guid.NewGuid());

    public RegionSettings Settings => new(Name, TimeZone, Profile, CanBeCopySource, CanBeCopyDestination, ImportsClosed, Prices);

    /// <summary>The region's calendar day at a moment, and when the next one begins (D3).</summary>
    public (DateOnly Day, DateTimeOffset NextDay) DayOf(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var midnight = local.Date.AddDays(1);

        // Where clocks jump at midnight, the day begins with its first moment that exists.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return (DateOnly.FromDateTime(local.Date), new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime());
    }
}
