using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>What can be done with one image. What cannot be done now stays, and says why.</summary>
public sealed partial class ImageMenu
{
    private static readonly (ImageCommand Command, string Text, string Icon) Launch = (ImageCommand.Launch, "Start instance", Icons.Material.Outlined.PlayArrow);

    private static readonly (ImageCommand Command, string Text, string Icon)[] Own =
    [
        Launch,
        (ImageCommand.Copy, "Copy to region", Icons.Material.Outlined.DriveFileMove),
        (ImageCommand.Share, "Share", Icons.Material.Outlined.GroupAdd),
        (ImageCommand.Unshare, "Cancel sharing", Icons.Material.Outlined.GroupRemove),
        (ImageCommand.Download, "Download", Icons.Material.Outlined.Download),
        (ImageCommand.Edit, "Edit", Icons.Material.Outlined.Edit),
        (ImageCommand.Tag, "Tags", Icons.Material.Outlined.Label),
        (ImageCommand.Delete, "Delete", Icons.Material.Outlined.Delete),
    ];

    private static readonly (ImageCommand Command, string Text, string Icon)[] Received =
    [
        Launch,
        (ImageCommand.Leave, "Leave", Icons.Material.Outlined.Logout),
        (ImageCommand.Block, "Block owner", Icons.Material.Outlined.Block),
    ];

    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    /// <summary>Another account's image: only what a recipient may do (R21–R26).</summary>
    [Parameter] public bool IsReceived { get; set; }

    /// <summary>The region lets images be copied from it.</summary>
    [Parameter] public bool CanBeCopied { get; set; }

    /// <summary>Tells it from another menu of the same image on the page.</summary>
    [Parameter] public string Place { get; set; } = "actions";

    [Parameter] public EventCallback<ImageCommand> OnCommand { get; set; }

    private string Id => $"{Place}-{Image.Id}";

    private (ImageCommand Command, string Text, string Icon)[] Entries => (IsReceived, Image.State) switch
    {
        _ when Image.Kind != ImageKind.Custom => [Launch],
        (true, _) => Received,
        (_, ImageState.Failed) => [(ImageCommand.Delete, "Take off the list", Icons.Material.Outlined.Close)],
        _ => Own,
    };
}
