using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Operations;

/// <summary>All operations of the account.</summary>
public sealed partial class OperationsPage
{
    private const int Step = 20;

    private OperationPage? _page;
    private int _shown = Step;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListOperations ListOperations { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _page = await ListOperations.RunAsync(Caller, 0, _shown, cancellationToken);
    }

    private Task MoreAsync()
    {
        _shown += Step;
        return LoadAsync(Gone);
    }

    private async Task CancelAsync(OperationId id)
    {
        var cancelled = await CancelOperation.RunAsync(Caller, id, Gone);
        Snackbar.Say(cancelled.Ok ? "The operation is being cancelled" : cancelled.Error.Message);
    }
}
