using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The frame of every mail: tables and inline styles, no images, 600 px.</summary>
public sealed partial class MailLayout
{
    private static readonly string[] Mark = ["###", "#.#", "##."];

    [Parameter, EditorRequired] public required ImportMailModel Model { get; set; }

    /// <summary>The outcome in two words, above the headline.</summary>
    [Parameter, EditorRequired] public required string Kicker { get; set; }

    [Parameter] public bool IsGood { get; set; }

    /// <summary>What the button opens.</summary>
    [Parameter, EditorRequired] public required string LinkText { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
