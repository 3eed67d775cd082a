namespace ImagePortal.Web.Components.Shell;

/// <summary>The time zone of the person at this circuit, for words made outside of a component; set by the layout.</summary>
public sealed class PersonZone
{
    public TimeZoneInfo Value { get; set; } = TimeZoneInfo.Utc;
}
