using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>A size, exact on hover.</summary>
public sealed partial class ByteSize
{
    [Parameter, EditorRequired] public required long Bytes { get; set; }
}
