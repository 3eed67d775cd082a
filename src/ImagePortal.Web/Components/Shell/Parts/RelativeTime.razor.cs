using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>When something was or will be, exact on hover.</summary>
public sealed partial class RelativeTime
{
    [Parameter, EditorRequired] public required DateTimeOffset At { get; set; }

    /// <summary>The person's zone, given by the layout.</summary>
    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;
}
