using ImagePortal.Core;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>One instance with the end of its console.</summary>
public sealed partial class InstanceDetailPage
{
    private InstanceView? _instance;
    private Error? _refusal;
    private string? _console;
    private Error? _consoleRefusal;
    private string _regionName = "";

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetInstance GetInstance { get; init; }
    [Inject] public required ReadConsole ReadConsole { get; init; }
    [Inject] public required InstanceCommands Commands { get; init; }

    [Parameter] public required string Code { get; set; }

    [Parameter] public required string Id { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.EnterAsync(Code, cancellationToken);
        _regionName = Regions.Current?.Name ?? Code;
        var found = await GetInstance.RunAsync(Caller, new InstanceId(Id), cancellationToken);

        // The address names the region too: an instance of another region is not here.
        _instance = found.Value?.Region.Value == Code ? found.Value : null;
        _refusal = _instance is null ? InstanceErrors.NotFound(new InstanceId(Id)) : null;
        if (_instance is { } instance)
        {
            var read = await ReadConsole.RunAsync(Caller, instance.Id, cancellationToken);
            (_console, _consoleRefusal) = (read.Value, read.Error);
        }
    }
}
