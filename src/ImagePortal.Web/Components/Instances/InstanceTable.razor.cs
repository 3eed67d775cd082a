using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Instances as rows.</summary>
public sealed partial class InstanceTable
{
    [Parameter, EditorRequired] public required IReadOnlyList<InstanceView> Instances { get; set; }

    /// <summary>What the table holds, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public EventCallback<(InstanceCommand Command, InstanceView Instance)> OnCommand { get; set; }
}
