using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Two questions and the regions (D19). What was refused stays in the fields.</summary>
public sealed partial class ApplyForm
{
    private string _purpose = "";
    private string _volume = "";
    private IReadOnlyList<RegionCode> _chosen = [];
    private Error? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public required IReadOnlyList<RegionView> Regions { get; set; }

    /// <summary>Ticked to begin with; null for the first.</summary>
    [Parameter] public RegionView? Preferred { get; set; }

    [Parameter, EditorRequired] public required Func<TicketApplication, Task<Result>> Send { get; set; }

    protected override void OnInitialized() => _chosen = Preferred is null ? [.. Regions.Take(1).Select(x => x.Code)] : [Preferred.Code];

    private async Task SendAsync()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        var sent = await Send(new TicketApplication(_purpose, _volume, _chosen));
        (_sending, _refusal) = (false, sent.Error);
    }
}
