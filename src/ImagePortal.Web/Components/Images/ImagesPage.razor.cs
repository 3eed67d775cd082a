using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>A region's images in four tabs (R3); what is shown stands in the address, so that it can be sent to a colleague.</summary>
public sealed partial class ImagesPage
{
    private RegionView? _region;
    private ImagePage? _page;
    private ImageCounts? _counts;
    private string? _loaded;
    private bool _missing;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListImages ListImages { get; init; }
    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required DismissImage DismissImage { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter] public required string Code { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Os { get; set; }

    [SupplyParameterFromQuery] public string? Arch { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public int? Page { get; set; }

    private ImageListView View => ImageListView.Parse(Code, Tab, Search, Os, Arch, State, Sort, Page);

    protected override async Task OnParametersSetAsync()
    {
        // The first load is the base's; later ones follow the address.
        if (_loaded is not null && _loaded != View.ToString())
        {
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var view = View;
        _loaded = view.ToString();
        _region = await Regions.EnterAsync(Code, cancellationToken);
        _missing = _region is null;
        if (_region is null)
        {
            return;
        }

        var page = await ListImages.RunAsync(Caller, view.ToQuery(_region.Code), cancellationToken);
        var counts = await CountImages.RunAsync(Caller, _region.Code, cancellationToken);
        if (view.ToString() == View.ToString())
        {
            (_page, _counts) = (page, counts.Value);
        }
    }

    private static string CountOf(ImageCounts counts, ImageTab tab) => tab switch
    {
        ImageTab.Public => $"{counts.Public}",
        ImageTab.Market => $"{counts.Market}",
        ImageTab.Custom => $"{counts.PlacesUsed}/{counts.PlacesLimit}",
        _ => $"{counts.Shared}",
    };

    private void Show(ImageListView view) => Navigation.NavigateTo(view.ToString(), replace: true);

    private async Task DismissAsync(ImageId image)
    {
        var dismissed = await DismissImage.RunAsync(Caller, image, Gone);
        Snackbar.Say(dismissed.Ok ? "Taken off the list" : dismissed.Error.Message);
        await LoadAsync(Gone);
    }
}
