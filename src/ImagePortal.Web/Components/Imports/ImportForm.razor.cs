using ImagePortal.Core;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell.Parts;
using ImagePortal.Web.Components.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>Details and review of an import; quota, allowance and permission stand beside the button that uses them.</summary>
public sealed partial class ImportForm
{
    private ImageCounts? _counts;
    private ImportStanding? _standing;
    private Error? _refusal;
    private string _name = "";
    private string _description = "";
    private IReadOnlyList<string> _acknowledged = [];
    private bool _insists;
    private bool _starting;

    [Inject] public required CreateUpload CreateUpload { get; init; }
    [Inject] public required RemoveFile RemoveFile { get; init; }
    [Inject] public required StartImport StartImport { get; init; }
    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required GetImportStanding GetImportStanding { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>The file on the person's computer; null for a disk behind an address.</summary>
    [Parameter] public ChosenFile? File { get; set; }

    [Parameter] public FarDisk? Far { get; set; }
    [Parameter, EditorRequired] public required RegionView Region { get; set; }

    /// <summary>What the inspection on the person's computer said; null while it runs or when it could not.</summary>
    [Parameter] public CheckReport? Report { get; set; }

    [Parameter] public EventCallback<OperationId> OnStarted { get; set; }

    /// <summary>The inspection is still under way: nothing is uploaded before its verdict.</summary>
    [Parameter] public bool Checking { get; set; }

    private bool CanStart => !_starting && !Checking && _standing is not null && Door is null && (Report is not { Accepted: false } || _insists)
        && Report?.Unconfirmed(_acknowledged) is not { Count: > 0 };

    private ImportDoor? Door => _standing is null ? null : ImportDoor.Of(_standing, Regions.Latest(Region), Regions.Regions, Time.GetUtcNow());

    private string SubmitText => File is null ? $"Import {ByteText.Of(Far!.Size)}" : $"Upload and import {ByteText.Of(File.Size)}";

    protected override async Task OnInitializedAsync()
    {
        _name = File is null ? Far!.Proposal : Path.GetFileNameWithoutExtension(File.Name);
        _name = _name[..Math.Min(_name.Length, Image.MaxNameLength)];
        await base.OnInitializedAsync();
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _counts = (await CountImages.RunAsync(Caller, Region.Code, cancellationToken)).Value;
        _standing = await GetImportStanding.RunAsync(Caller, cancellationToken);
    }

    private async Task StartAsync()
    {
        if (!CanStart)
        {
            return;
        }

        (_starting, _refusal) = (true, null);
        var started = await AcceptAsync();
        (_starting, _refusal) = (false, started.Error);
        if (started.Ok)
        {
            await OnStarted.InvokeAsync(started.Value.Operation);
        }
    }

    private async Task<Result<ImportStarted>> AcceptAsync()
    {
        if (File is null)
        {
            return await StartImport.RunAsync(Caller, new ImportRequest(Region.Code, Far!.Address, _name, _description) { Precheck = Report, Acknowledged = _acknowledged }, Gone);
        }

        var upload = await CreateUpload.RunAsync(Caller, File.Name, File.Size, Gone);
        if (!upload.Ok)
        {
            return upload.Error;
        }

        var request = new ImportRequest(Region.Code, upload.Value.Id.Value, _name, _description) { Precheck = Report, Acknowledged = _acknowledged };
        var started = await StartImport.RunAsync(Caller, request, Gone);
        if (!started.Ok)
        {
            await RemoveFile.RunAsync(Caller, upload.Value.Id, Gone);
        }

        return started;
    }
}
