using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>An import was refused (R96): why, and what to do.</summary>
public sealed partial class ImportRefusedMail
{
    [Parameter, EditorRequired] public required ImportMailModel Model { get; set; }
}
