using ImagePortal.Core;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Operations;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>Follows one import from its first byte to its end, and sends the file if this tab has it.</summary>
public sealed partial class ImportProgress
{
    private OperationDetail? _detail;
    private ImageDetail? _image;
    private FileView? _file;
    private Error? _refusal;
    private UploadListener? _listener;
    private UploadPhase _upload;
    private string? _uploadFault;
    private long _sent;

    [Inject] public required BrowserFiles Files { get; init; }
    [Inject] public required GetOperation GetOperation { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required GetUpload GetUpload { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }

    [Parameter, EditorRequired] public required OperationId Operation { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    /// <summary>The file this tab just chose; null after a reload.</summary>
    [Parameter] public string? FileKey { get; set; }

    private OperationView View => _detail!.Operation;

    // What left the browser is newer than what the server confirmed.
    private long Done => View.IsWaiting ? Math.Max(_sent, View.BytesDone) : View.BytesDone;

    private int Percent => (View with { BytesDone = Done }).Percent;

    private string ProgressText => View switch
    {
        { CancelRequested: true } => "Is being cancelled",
        { IsWaiting: true } when _upload == UploadPhase.Paused => $"Paused at {ByteText.Of(Done)} of {ByteText.Of(View.BytesTotal)}",
        _ => OperationWords.Progress(View.Stage, Done, View.BytesTotal),
    };

    private string? UploadUrl => View.WaitsFor is { } file ? $"uploads/{file}" : null;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (_detail is not null && UploadUrl is { } url)
        {
            _listener = new UploadListener { Progress = OnProgressAsync, Done = OnDoneAsync, Failed = OnFailedAsync };
            await AttachAsync(_listener, url);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await GetOperation.RunAsync(Caller, Operation, cancellationToken);
        (_detail, _refusal) = (found.Value, found.Error);
        if (found.Ok)
        {
            _image = (await GetImage.RunAsync(Caller, new ImageId(View.ImageId), cancellationToken)).Value;
            _file = View.WaitsFor is { } file ? (await GetUpload.RunAsync(Caller, new FileId(file), cancellationToken)).Value : null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _listener?.Dispose();
        base.Dispose(disposing);
    }

    private async Task AttachAsync(UploadListener listener, string url)
    {
        if (await Files.FollowAsync(listener, url) is { } running)
        {
            (_upload, _sent) = (running.Paused ? UploadPhase.Paused : UploadPhase.Sending, running.Sent);
        }
        else if (FileKey is { } key)
        {
            _upload = UploadPhase.Sending;
            await Files.StartAsync(listener, key, url);
        }
    }

    private async Task ContinueAsync(ChosenFile chosen)
    {
        if (_file is null || UploadUrl is not { } url)
        {
            return;
        }

        if (chosen.Name != _file.Name || chosen.Size != _file.Size)
        {
            _uploadFault = $"{chosen.Name} is another file. Choose {_file.Name} with {ByteText.Of(_file.Size)}.";
            return;
        }

        (_upload, _uploadFault) = (UploadPhase.Sending, null);
        await Files.StartAsync(_listener!, chosen.Key, url);
    }

    private async Task PauseAsync()
    {
        _upload = UploadPhase.Paused;
        await Files.PauseAsync(UploadUrl!);
    }

    private async Task ResumeAsync()
    {
        (_upload, _uploadFault) = (UploadPhase.Sending, null);
        await Files.ResumeAsync(UploadUrl!);
    }

    private async Task CancelAsync()
    {
        if (UploadUrl is { } url && _upload is not UploadPhase.Unknown)
        {
            await Files.PauseAsync(url);
        }

        await CancelOperation.RunAsync(Caller, Operation, Gone);
        await LoadAsync(Gone);
    }

    private Task OnProgressAsync(long sent, long total) => InvokeAsync(() =>
    {
        _sent = sent;
        StateHasChanged();
    });

    private Task OnDoneAsync() => InvokeAsync(() =>
    {
        _upload = UploadPhase.Done;
        StateHasChanged();
    });

    private Task OnFailedAsync(string message, int? status) => InvokeAsync(() =>
    {
        (_upload, _uploadFault) = (UploadPhase.Broken, message);
        StateHasChanged();
    });
}
