using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The frame of every mail: tables and inline styles, no images, 600 px.</summary>
public sealed partial class MailLayout
{
    private static readonly string[] Mark = ["###", "#.#", "##."];

    [Parameter, EditorRequired] public required MailModel Model { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string KickerClass => Model.IsGood switch
    {
        true => "m-ok",
        false => "m-bad",
        _ => "m-2",
    };

    private string KickerColour => Model.IsGood switch
    {
        true => "color:#17663A",
        false => "color:#B3261E",
        _ => MailStyle.Quiet,
    };
}
