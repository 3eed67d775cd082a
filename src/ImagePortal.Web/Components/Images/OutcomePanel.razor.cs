using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Shows what came of the last action on images of this page, above them (R65).</summary>
public sealed partial class OutcomePanel : IDisposable
{
    private Outcome _outcome = Outcome.Fine;

    [Inject] public required ImageCommands Commands { get; init; }

    public void Dispose() => Commands.Ended -= Show;

    protected override void OnInitialized() => Commands.Ended += Show;

    private void Show(Outcome outcome) => InvokeAsync(() =>
    {
        _outcome = outcome;
        StateHasChanged();
    });
}
