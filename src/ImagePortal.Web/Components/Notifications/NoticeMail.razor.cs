using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>A notice as a mail (R96).</summary>
public sealed partial class NoticeMail
{
    [Parameter, EditorRequired] public required MailModel Model { get; set; }
}
