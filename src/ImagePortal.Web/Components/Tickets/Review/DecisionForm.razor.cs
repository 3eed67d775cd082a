using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>Where, until when and why: then yes or no.</summary>
public sealed partial class DecisionForm
{
    private const int MaxLength = Account.MaxReasonLength;

    private IReadOnlyList<RegionCode> _regions = [];
    private DateTime? _lastDay;
    private string _reason = "";
    private string? _problem;
    private bool _deciding;
    private ElementReference _reasonInput;

    [Parameter, EditorRequired] public required IReadOnlyList<RegionView> Regions { get; set; }

    /// <summary>What is given when the reviewer changes nothing.</summary>
    [Parameter, EditorRequired] public required ImportScope Proposed { get; set; }

    [Parameter] public IReadOnlyList<string> Reasons { get; set; } = [];

    [Parameter] public EventCallback<(ImportScope Scope, string Reason)> OnApprove { get; set; }
    [Parameter] public EventCallback<string> OnReject { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private string ApproveText => _regions.Count switch
    {
        0 => "Approve for all regions",
        1 => "Approve for 1 region",
        var count => $"Approve for {count} regions",
    };

    private DateTimeOffset? Until => LastDay.EndOf(_lastDay, Zone ?? TimeZoneInfo.Utc);

    protected override void OnInitialized() => _regions = Proposed.Regions;

    // Enter in a field decides nothing; only after R asked for the reason, it rejects, by the one button that submits then.
    private static void Stay()
    {
    }

    private Task ApproveAsync() => DecideAsync(() => OnApprove.InvokeAsync((new ImportScope(_regions, Until), _reason)));

    private async Task RejectAsync()
    {
        if (_reason.Trim().Length == 0)
        {
            _problem = "Say why: write a reason or choose one, then reject again.";
            await _reasonInput.FocusAsync();
            return;
        }

        await DecideAsync(() => OnReject.InvokeAsync(_reason));
    }

    private async Task DecideAsync(Func<Task> decide)
    {
        if (_deciding)
        {
            return;
        }

        (_deciding, _problem) = (true, null);
        await decide();
        _deciding = false;
    }
}
