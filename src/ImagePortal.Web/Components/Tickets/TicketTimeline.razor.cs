using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>What was said and done on a ticket. Each line has an address of its own.</summary>
public sealed partial class TicketTimeline
{
    [Inject] public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired] public required IReadOnlyList<TicketEventView> Events { get; set; }

    /// <summary>Address of the page it stands on.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    // The line that the address names is not there yet when the browser looks for it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await JS.InvokeVoidAsync("portal.showAnchor");
        }
    }
}
