using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Shell;

/// <summary>The frame of every page behind the sign-in: app bar, providers of MudBlazor, error boundary.</summary>
public sealed partial class MainLayout : IDisposable
{
    private DotNetObjectReference<MainLayout>? _self;
    private PageErrorBoundary? _boundary;
    private TimeZoneInfo? _zone;
    private bool _dark;
    private bool _told;

    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required PersonZone Zone { get; init; }

    /// <summary>Called by portal.js when the theme or the system's setting changes.</summary>
    [JSInvokable]
    public Task OnThemeChanged(bool dark) => InvokeAsync(() =>
    {
        _dark = dark;
        StateHasChanged();
    });

    public void Dispose() => _self?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _self = DotNetObjectReference.Create(this);
        var browser = await JS.InvokeAsync<BrowserFacts?>("portal.start", _self);
        Regions.Remember(browser?.Region);
        _dark = browser?.Dark ?? false;
        _zone = Zone.Value = browser?.TimeZone ?? TimeZoneInfo.Utc;
    }

    // Another page was asked for: what broke on the last one is no reason to hide it.
    protected override void OnParametersSet() => _boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_zone is not null && !_told)
        {
            _told = true;
            await JS.InvokeVoidAsync("portal.ready");
        }
    }
}
