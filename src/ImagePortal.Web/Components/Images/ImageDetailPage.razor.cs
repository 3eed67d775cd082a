using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>One image with its check report.</summary>
public sealed partial class ImageDetailPage
{
    private ImageDetail? _detail;
    private Error? _refusal;
    private string _regionName = "";

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required DismissImage DismissImage { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter] public required string Code { get; set; }

    [Parameter] public required string Id { get; set; }

    private bool IsMoving => _detail?.Image.State == ImageState.Importing;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.EnterAsync(Code, cancellationToken);
        var found = await GetImage.RunAsync(Caller, new ImageId(Id), cancellationToken);

        // The address names the region too: an image of another region is not here.
        _detail = found.Value?.Image.Region.Value == Code ? found.Value : null;
        _refusal = _detail is null ? ImageErrors.NotFound(new ImageId(Id)) : null;
        _regionName = Regions.Current?.Name ?? Code;
    }

    private async Task DismissAsync()
    {
        var dismissed = await DismissImage.RunAsync(Caller, new ImageId(Id), Gone);
        if (dismissed.Ok)
        {
            Navigation.NavigateTo($"images/{Code}");
        }
        else
        {
            Snackbar.Say(dismissed.Error.Message);
        }
    }
}
