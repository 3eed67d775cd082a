using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>An import is done (R96).</summary>
public sealed partial class ImportDoneMail
{
    [Parameter, EditorRequired] public required ImportMailModel Model { get; set; }
}
