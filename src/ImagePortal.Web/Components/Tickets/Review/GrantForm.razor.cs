using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>Gives or changes an import permission without an application.</summary>
public sealed partial class GrantForm
{
    private const int MaxLength = Account.MaxReasonLength;

    private IReadOnlyList<RegionCode> _regions = [];
    private DateTime? _lastDay;
    private string _reason = "";
    private Error? _refusal;

    [Parameter, EditorRequired] public required IReadOnlyList<RegionView> Regions { get; set; }

    /// <summary>What is ticked to begin with.</summary>
    [Parameter, EditorRequired] public required ImportScope Held { get; set; }

    [Parameter, EditorRequired] public required bool IsHeld { get; set; }
    [Parameter, EditorRequired] public required Func<ImportScope, string, Task<Result>> Grant { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    protected override void OnInitialized() =>
        (_regions, _lastDay) = (Held.Regions, IsHeld ? LastDay.Of(Held.Until, Here) : null);

    private async Task GiveAsync()
    {
        var granted = await Grant(new ImportScope(_regions, LastDay.EndOf(_lastDay, Here)), _reason);
        _refusal = granted.Error;
    }
}
