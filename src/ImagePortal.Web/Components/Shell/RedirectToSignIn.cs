using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Sends a person whose session ended to the sign-in, and back here afterwards.</summary>
public sealed class RedirectToSignIn : ComponentBase
{
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized()
    {
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo($"sign-in?returnUrl={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
