using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Regions;

/// <summary>Leads to a page of the region last used.</summary>
public sealed partial class LeadToRegion
{
    private bool _empty;
    private bool _left;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The first part of the page's address, before the region's code.</summary>
    [Parameter, EditorRequired] public required string Part { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await Regions.LoadAsync(CancellationToken.None);
        _empty = Regions.Current is null;
    }

    // Not before the first rendering: until the router has told the browser that it is there, a navigation fetches the page anew and the
    // document loses what portal.js wrote on it, such as the theme.
    protected override void OnAfterRender(bool firstRender)
    {
        if (!_left && Regions.Current is { } current)
        {
            _left = true;
            Navigation.NavigateTo($"{Part}/{current.Code}", replace: true);
        }
    }
}
