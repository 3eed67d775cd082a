using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>An identifier with its copy button.</summary>
public sealed partial class CopyableId
{
    [Parameter, EditorRequired] public required string Value { get; set; }

    /// <summary>What is identified, such as <c>image ID</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }
}
