using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>The stages of an operation. Screen readers hear of a new stage and of every ten percent, not of each byte.</summary>
public sealed partial class StageStepper
{
    private string _announced = "";

    [Parameter, EditorRequired] public required IReadOnlyList<StageItem> Stages { get; set; }

    /// <summary>Percent of the running stage.</summary>
    [Parameter] public int? Percent { get; set; }

    protected override void OnParametersSet()
    {
        var running = Stages.FirstOrDefault(x => x.State == StageState.Running);
        _announced = (running, Percent) switch
        {
            (null, _) => Stages.All(x => x.State == StageState.Done) ? "All stages done" : "",
            (_, null) => running.Name,
            _ => $"{running.Name}, {Percent / 10 * 10} %",
        };
    }
}
