using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

public sealed partial class ImportSteps
{
    /// <summary>1 to 3.</summary>
    [Parameter, EditorRequired] public required int Current { get; set; }

    private (int Number, string Name)[] Steps => [(1, "File"), (2, "Details"), (3, Current == 3 ? "Importing" : "Review and start")];
}
