using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>What can be done with an instance in its state.</summary>
public sealed partial class InstanceActions
{
    [Parameter, EditorRequired] public required InstanceView Instance { get; set; }

    /// <summary>In a row of a list.</summary>
    [Parameter] public bool IsSmall { get; set; }

    [Parameter] public EventCallback<InstanceCommand> OnCommand { get; set; }

    private string? Css => IsSmall ? "ip-sm" : null;
}
