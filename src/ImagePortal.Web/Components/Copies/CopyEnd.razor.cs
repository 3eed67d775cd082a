using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Copies;

/// <summary>How a copy ended.</summary>
public sealed partial class CopyEnd
{
    [Parameter, EditorRequired] public required OperationView Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }
}
