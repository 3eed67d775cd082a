using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Commands to copy.</summary>
public sealed partial class CodeBlock
{
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>What the commands do, as in <c>commands that add virtio to the initramfs</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }
}
