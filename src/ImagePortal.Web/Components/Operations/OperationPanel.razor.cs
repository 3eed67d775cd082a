using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>An operation with its title, progress or reason, and log; kinds differ in what stands around.</summary>
public sealed partial class OperationPanel
{
    [Parameter, EditorRequired] public required OperationDetail Detail { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    /// <summary>The line below the title.</summary>
    [Parameter, EditorRequired] public required RenderFragment Facts { get; set; }

    /// <summary>The state, and what can be done.</summary>
    [Parameter, EditorRequired] public required RenderFragment Aside { get; set; }

    /// <summary>Shown until it is over.</summary>
    [Parameter, EditorRequired] public required RenderFragment Running { get; set; }

    [Parameter] public RenderFragment? Foot { get; set; }
}
