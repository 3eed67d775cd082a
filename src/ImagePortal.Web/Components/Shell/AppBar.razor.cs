using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Mark and places; the parts that need data are put in by whoever has them.</summary>
public sealed partial class AppBar
{
    private static readonly (string Path, string Name)[] Everyones = [("images", "Images"), ("instances", "Instances"), ("files", "Files"), ("operations", "Operations")];
    private static readonly (string Path, string Name)[] Operators = [.. Everyones, ("admin", "Operator")];

    /// <summary>The region switcher.</summary>
    [Parameter] public RenderFragment? Region { get; set; }

    /// <summary>Operations and notifications.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    /// <summary>The account menu.</summary>
    [Parameter] public RenderFragment? Account { get; set; }

    /// <summary>Shows the way to the operator's area.</summary>
    [Parameter] public bool IsOperator { get; set; }

    private IReadOnlyList<(string Path, string Name)> Places => IsOperator ? Operators : Everyones;
}
