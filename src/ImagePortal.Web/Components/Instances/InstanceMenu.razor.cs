using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>What is done with an instance less often (R37). What cannot be done now stays, and says why.</summary>
public sealed partial class InstanceMenu
{
    [Parameter, EditorRequired] public required InstanceView Instance { get; set; }

    [Parameter] public EventCallback<InstanceCommand> OnCommand { get; set; }

    private string Id => $"more-{Instance.Id}";
}
