using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>One operation with its log.</summary>
public sealed partial class OperationDetailPage
{
    private string? _regionName;
    private OperationKind? _kind;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetOperation GetOperation { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [Parameter] public required string Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await Regions.LoadAsync(CancellationToken.None);
        var found = await GetOperation.RunAsync(await CurrentCaller.GetAsync(), new OperationId(Id), CancellationToken.None);
        _kind = found.Value?.Operation.Kind;
        _regionName = found.Ok ? Regions.NameOf(found.Value.Operation.Region) : "";
    }
}
