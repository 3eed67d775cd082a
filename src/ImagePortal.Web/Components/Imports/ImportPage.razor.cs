using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>One page, three steps: file, details, review; then it follows the import, also after a reload.</summary>
public sealed partial class ImportPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private RegionView? _region;
    private ChosenFile? _file;
    private FarDisk? _far;
    private CheckReport? _report;
    private string? _inspectionFault;
    private OperationId? _operation;
    private bool _missing;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required BrowserFiles Files { get; init; }
    [Inject] public required DiskInspector Inspector { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public required string Code { get; set; }

    /// <summary>The import to follow.</summary>
    [SupplyParameterFromQuery(Name = "operation")] public string? OperationText { get; set; }

    private int Step => _operation is not null ? 3 : ShownName is not null ? 2 : 1;

    private string? ShownName => _file?.Name ?? _far?.Name;

    private string AnotherText => _far is null ? "Choose another file" : "Choose another disk";

    private string UnseenText => $"{ByteText.Of(_far!.Size)}. Its server gives no parts of it, so it is checked once the portal has all of it.";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _operation = OperationId.TryParse(OperationText, out var operation) ? operation : null;
        _region = await Regions.EnterAsync(Code, _gone.Token);
        _missing = _region is null;
    }

    private async Task ChooseAsync(ChosenFile file)
    {
        (_file, _report, _inspectionFault) = (file, null, null);
        StateHasChanged();
        try
        {
            await using var source = new BrowserFileSource(Files, file);
            var profile = CheckProfile.Find(_region!.Profile) ?? CheckProfile.Strict;
            var report = await Inspector.InspectAsync(source, profile, DiskFormatNames.FromFileName(file.Name), _gone.Token);
            _report = _file == file ? report : _report;
        }
        catch (IOException unreadable)
        {
            _inspectionFault = unreadable.Message;
        }
    }

    private void ChooseFar((FarDisk Disk, SourceCheck Check) chosen) => (_far, _report) = (chosen.Disk, chosen.Check.Report);

    private async Task ForgetAsync()
    {
        var forgotten = _file;
        (_file, _far, _report, _inspectionFault) = (null, null, null, null);
        if (forgotten is not null)
        {
            await Files.ForgetAsync(forgotten.Key);
        }
    }

    private void FollowAsync(OperationId operation) => Navigation.NavigateTo($"images/{Code}/import?operation={operation}", replace: true);
}
