using ImagePortal.Core;
using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operators;

/// <summary>Where an operator begins: numbers that follow the portal, and the ways on.</summary>
public sealed partial class OverviewPage
{
    private Overview? _overview;
    private IReadOnlyList<WorkerNode> _nodes = [];
    private Error? _refusal;

    [Inject] public required GetOverview GetOverview { get; init; }
    [Inject] public required WorkerNodes Nodes { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var got = await GetOverview.RunAsync(Caller, cancellationToken);
        (_overview, _refusal) = (got.Value, got.Error);
        _nodes = got.Ok ? Nodes.List() : [];
    }

    private static string? Alarm(int count) => count > 0 ? "ip-t-bad" : null;

    private static RenderFragment LinkOr(string path, string text) => builder =>
    {
        if (!KnownPages.Has(path))
        {
            builder.AddContent(0, text);
            return;
        }

        builder.OpenElement(1, "a");
        builder.AddAttribute(2, "href", path);
        builder.AddContent(3, text);
        builder.CloseElement();
    };
}
