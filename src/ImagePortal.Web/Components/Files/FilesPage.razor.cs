using ImagePortal.Core.Files;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Files;

/// <summary>The account's files in the staging area.</summary>
public sealed partial class FilesPage
{
    private IReadOnlyList<FileView>? _files;

    [Inject] public required ListFiles ListFiles { get; init; }
    [Inject] public required RemoveFile RemoveFile { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => _files = await ListFiles.RunAsync(Caller, cancellationToken);

    private async Task RemoveAsync(FileView file)
    {
        var removed = await RemoveFile.RunAsync(Caller, file.Id, Gone);
        Snackbar.Say(removed.Ok ? $"{file.Name} was removed" : removed.Error.Message);
        await LoadAsync(Gone);
    }
}
