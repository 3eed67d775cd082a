using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>How an import ended, and where to go from there.</summary>
public sealed partial class ImportEnd
{
    [Parameter, EditorRequired] public required OperationView Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }
}
