using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Where an image can be imported instead.</summary>
public sealed partial class OpenRegions
{
    [Parameter, EditorRequired] public required ImportDoor Door { get; set; }
}
