using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Copies;
using ImagePortal.Web.Components.Exports;
using ImagePortal.Web.Components.Instances;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Sharing;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Does what a person asks for images, from the list or from an image's page: dialog, use case, and what came of it.</summary>
public sealed class ImageCommands(
    IDialogService dialogs, ISnackbar snackbar, NavigationManager navigation, CurrentCaller currentCaller, RegionChoice regions,
    InstanceCommands instances, RecycleCommands recycling, LeaveShare leaveShare, UnblockOwner unblockOwner)
{
    /// <summary>What came of an action, refusals with their reasons. A toast has told the rest.</summary>
    public event Action<Outcome>? Ended;

    /// <param name="images">Of one region.</param>
    public Task RunAsync(ImageCommand command, IReadOnlyList<ImageListItem> images) => command switch
    {
        ImageCommand.Launch => instances.LaunchAsync(images[0]),
        ImageCommand.Copy => CopyAsync(images),
        ImageCommand.Share => ShareDialog.ShowAsync(dialogs, images[0]),
        ImageCommand.Unshare => ShareDialog.ShowAsync(dialogs, images[0], isEnding: true),
        ImageCommand.Download => DownloadDialog.ShowAsync(dialogs, images[0]),
        ImageCommand.Edit => EditAsync(images[0].Id),
        ImageCommand.Tag => TagAsync(images),
        ImageCommand.Delete => DeleteAsync(images),
        ImageCommand.Leave => LeaveAsync(images[0]),
        _ => BlockAsync(images[0]),
    };

    /// <summary>Takes images out of the recycle bin again.</summary>
    public async Task RestoreAsync(IReadOnlyList<RecycledImage> images) => Tell(await recycling.RestoreAsync(images, EditAsync));

    /// <summary>Asks, then deletes images of the recycle bin for good; those that came into it meanwhile stay.</summary>
    public async Task PurgeAsync(IReadOnlyList<RecycledImage> images)
    {
        if (await ConfirmDialog.AskAsync(dialogs, DeleteWords.AskToEmpty(images)))
        {
            Tell(await recycling.PurgeAsync(images));
        }
    }

    private async Task CopyAsync(IReadOnlyList<ImageListItem> images)
    {
        if (await CopyDialog.ShowAsync(dialogs, images) is not { } results)
        {
            return;
        }

        var started = results.Where(x => x.Refusal is null).ToList();
        if (started.Count > 0)
        {
            var to = started[0].Destination;
            snackbar.SayWithAction(CopyWords.Started(started, regions), $"Show {regions.NameOf(to)}", () =>
            {
                navigation.NavigateTo($"images/{to}");
                return Task.CompletedTask;
            });
        }

        Tell(CopyWords.OutcomeOf(results, images, regions));
    }

    private async Task TagAsync(IReadOnlyList<ImageListItem> images)
    {
        if (await TagDialog.ShowAsync(dialogs, images) is not { } results)
        {
            return;
        }

        var failures = results.Where(x => x.Refusal is not null).Select(x => new FailureReason(x.Name ?? x.Image.Value, x.Image.Value, x.Refusal!.Message)).ToList();
        if (failures.Count < results.Count)
        {
            var done = results.Count - failures.Count;
            snackbar.Say(done == 1 ? $"The tags of {results.First(x => x.Refusal is null).Name} are saved" : $"The tags of {done} images are saved");
        }

        Tell(new Outcome($"{ImageWords.Images(failures.Count)} could not be tagged", failures));
    }

    private async Task DeleteAsync(IReadOnlyList<ImageListItem> images)
    {
        if (await ConfirmDialog.AskAsync(dialogs, DeleteWords.AskToDelete(images)))
        {
            Tell(await recycling.DeleteAsync(
                images,
                cancelSharing: image => ShareDialog.ShowAsync(dialogs, image, isEnding: true),
                undo: RestoreAsync));
        }
    }

    private Task EditAsync(ImageId id) => EditDialog.ShowAsync(dialogs, id);

    private async Task LeaveAsync(ImageListItem image)
    {
        if (await ConfirmDialog.AskAsync(dialogs, ShareWords.AskToLeave(image.Name)))
        {
            var left = await leaveShare.RunAsync(await currentCaller.GetAsync(), image.Id, block: false, CancellationToken.None);
            snackbar.Say(left.Ok ? $"You left {image.Name}" : left.Error.Message);
        }
    }

    private async Task BlockAsync(ImageListItem image)
    {
        if (!await ConfirmDialog.AskAsync(dialogs, ShareWords.AskToBlock(image.Owner)))
        {
            return;
        }

        var caller = await currentCaller.GetAsync();
        var left = await leaveShare.RunAsync(caller, image.Id, block: true, CancellationToken.None);
        if (left.Ok)
        {
            snackbar.SayWithAction(
                $"Account {image.Owner} is blocked", "Unblock", () => unblockOwner.RunAsync(caller, image.Owner, CancellationToken.None));
        }
        else
        {
            snackbar.Say(left.Error.Message);
        }
    }

    private void Tell(Outcome outcome) => Ended?.Invoke(outcome);
}
