using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>What an applicant wrote, and what came of it.</summary>
public sealed partial class TicketFacts
{
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required TicketView Ticket { get; set; }
    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;
}
