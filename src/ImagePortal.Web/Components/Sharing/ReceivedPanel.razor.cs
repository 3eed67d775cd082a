using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Who shared the image, what for, and that nobody reviewed it (R33); what a recipient may do with it (R21–R26, D4).</summary>
public sealed partial class ReceivedPanel
{
    [Parameter, EditorRequired] public required ReceivedShare Share { get; set; }

    [Parameter] public EventCallback OnLeave { get; set; }
    [Parameter] public EventCallback OnBlock { get; set; }
}
