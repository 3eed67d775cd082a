using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>Follows one operation to its end; what it shows of it is its heirs'.</summary>
public abstract class OperationFollower : LiveComponent
{
    [Inject] public required GetOperation GetOperation { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }

    [Parameter, EditorRequired] public required OperationId Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    /// <summary>Null until it was read, and for an operation that is not the caller's.</summary>
    protected OperationDetail? Detail { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        Detail = (await GetOperation.RunAsync(Caller, Operation, cancellationToken)).Value;

    protected async Task CancelAsync()
    {
        await CancelOperation.RunAsync(Caller, Operation, Gone);
        await LoadAsync(Gone);
    }
}
