using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace ImagePortal.Web.Components;

/// <summary>The document around every page. Pages run on a circuit, but for those that exclude themselves, such as the sign-in.</summary>
public sealed partial class App
{
    // Without prerendering: no click is lost on a page that only looks alive, and no data is loaded twice.
    private static readonly InteractiveServerRenderMode OnCircuit = new(prerender: false);

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private InteractiveServerRenderMode? PageMode => HttpContext.AcceptsInteractiveRouting() ? OnCircuit : null;
}
