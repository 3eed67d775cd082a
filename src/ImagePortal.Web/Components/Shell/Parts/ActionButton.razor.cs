using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>A button that stays where it is when its action is not possible, can be focused, and says why.</summary>
public sealed partial class ActionButton
{
    private readonly string _id = $"why-{Guid.NewGuid():N}";

    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter] public string? Icon { get; set; }

    [Parameter] public GlyphSize IconSize { get; set; } = GlyphSize.Normal;

    /// <summary>Further classes, such as <c>ip-danger</c>.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Why it cannot be done now; null when it can.</summary>
    [Parameter] public string? Reason { get; set; }

    [Parameter] public EventCallback OnClick { get; set; }

    private Task ClickAsync() => Reason is null ? OnClick.InvokeAsync() : Task.CompletedTask;
}
