using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Follows the start of an instance from an image.</summary>
public sealed partial class LaunchProgress
{
    private OperationDetail? _detail;

    [Inject] public required GetOperation GetOperation { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }

    [Parameter, EditorRequired] public required OperationId Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        _detail = (await GetOperation.RunAsync(Caller, Operation, cancellationToken)).Value;

    private async Task CancelAsync()
    {
        await CancelOperation.RunAsync(Caller, Operation, Gone);
        await LoadAsync(Gone);
    }
}
