using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Shown when a request fails before a page could; the reference is in the log too.</summary>
public sealed partial class ErrorPage
{
    [CascadingParameter] public HttpContext? Context { get; set; }

    private string Reference => Activity.Current?.Id ?? Context?.TraceIdentifier ?? "unknown";
}
