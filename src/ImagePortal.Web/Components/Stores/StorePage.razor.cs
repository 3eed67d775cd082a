using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Stores;

/// <summary>One region's store: what it holds, whether it is sound, and what keeps it so.</summary>
public sealed partial class StorePage
{
    private RegionStore? _store;
    private StoreMeasure? _measure;
    private Error? _refusal;
    private string? _trouble;
    private bool _measuring;

    [Inject] public required GetRegionStore GetRegionStore { get; init; }
    [Inject] public required MeasureStore MeasureStore { get; init; }
    [Inject] public required VerifyStore VerifyStore { get; init; }
    [Inject] public required CollectStore CollectStore { get; init; }
    [Inject] public required StopUpkeep StopUpkeep { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public required string Code { get; set; }

    private RegionCode Region => new(Code);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await GetRegionStore.RunAsync(Caller, Region, cancellationToken);
        (_store, _refusal) = (found.Value, found.Error);
        if (_measure is not null)
        {
            _ = MeasureAsync();
        }
    }

    // Not before the page is there: a large store takes its time.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _store is not null)
        {
            await MeasureAsync();
        }
    }

    private async Task MeasureAsync()
    {
        if (_measuring)
        {
            return;
        }

        _measuring = true;
        try
        {
            var measured = await Task.Run(() => MeasureStore.RunAsync(Caller, Region, Gone), Gone);
            (_measure, _trouble) = (measured.Value ?? _measure, measured.Error?.Message);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _measuring = false;
        }
    }

    private async Task StartAsync(UpkeepKind kind)
    {
        var started = kind == UpkeepKind.Verification
            ? await VerifyStore.RunAsync(Caller, Region, Gone)
            : await CollectStore.RunAsync(Caller, Region, Gone);
        Snackbar.Say(started.Error?.Message ?? $"{kind} of {_store?.Region.Name} has begun");
        await LoadAsync(Gone);
    }

    private async Task StopAsync()
    {
        var stopped = await StopUpkeep.RunAsync(Caller, Region, Gone);
        Snackbar.Say(stopped.Error?.Message ?? "It is being cancelled");
        await LoadAsync(Gone);
    }
}
