using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Says what is missing, why, and the next step.</summary>
public sealed partial class EmptyState
{
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Why, in a sentence or two.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons; one main one at most.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>An icon instead of the empty cells, for what went wrong.</summary>
    [Parameter] public string? Icon { get; set; }

    /// <summary>Heading level: 1 when it is the whole page, else 2 or 3.</summary>
    [Parameter] public int Level { get; set; } = 2;

    /// <summary>Announced at once, for what went wrong.</summary>
    [Parameter] public bool Alert { get; set; }
}
