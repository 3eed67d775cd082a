using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>What was refused, with its reason and a button each (R65). It stays until dismissed.</summary>
public sealed partial class FailureReasons
{
    private bool _undone;
    private Outcome? _shown;

    [Parameter, EditorRequired] public required Outcome Outcome { get; set; }

    [Parameter] public EventCallback OnDismiss { get; set; }

    protected override void OnParametersSet()
    {
        _undone = _undone && _shown == Outcome;
        _shown = Outcome;
    }

    private Task UndoAsync()
    {
        _undone = true;
        return Outcome.Undo!();
    }
}
