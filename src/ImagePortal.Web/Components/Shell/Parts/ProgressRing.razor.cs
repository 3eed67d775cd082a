using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>The shape of what is running. The percent is said beside it.</summary>
public sealed partial class ProgressRing
{
    [Parameter] public int? Percent { get; set; }
}
