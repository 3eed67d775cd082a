using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Leads to the images of the region last used.</summary>
public sealed partial class ImagesIndexPage
{
    private bool _empty;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        await Regions.LoadAsync(CancellationToken.None);
        _empty = Regions.Current is null;
        if (Regions.Current is { } current)
        {
            Navigation.NavigateTo($"images/{current.Code}", replace: true);
        }
    }
}
