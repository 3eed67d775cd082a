using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>A cell a place: full ones are used, hollow ones are what this action will take.</summary>
public sealed partial class PlaceMeter
{
    /// <summary>More cells than this say nothing at a glance: a bar does.</summary>
    private const int MostCells = 20;

    /// <summary>What is counted, such as <c>Places</c>.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter, EditorRequired] public required int Used { get; set; }
    [Parameter, EditorRequired] public required int Limit { get; set; }

    /// <summary>The label is for screen readers only: something beside it says it already.</summary>
    [Parameter] public bool Bare { get; set; }

    /// <summary>Places the action beside it will take.</summary>
    [Parameter] public int Taking { get; set; }

    /// <summary>A quiet remark behind it, such as <c>resets in 9 h 28 min</c>.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Words => $"{Used} of {Limit}";

    private int Share => Math.Clamp(Used * 100 / Math.Max(1, Limit), 0, 100);

    private string? CellCss(int cell) => cell < Used ? "ip-on" : cell < Used + Taking ? "ip-new" : null;
}
