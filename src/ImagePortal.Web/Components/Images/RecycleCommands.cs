using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Into the recycle bin, out of it again, and gone for good.</summary>
public sealed class RecycleCommands(
    ISnackbar snackbar, CurrentCaller currentCaller, PersonZone zone, DeleteImages deleteImages, RestoreImages restoreImages, PurgeImages purgeImages,
    ListRecycled listRecycled)
{
    /// <param name="cancelSharing">Opens what mends a refusal of a shared image.</param>
    /// <param name="undo">Restores what went.</param>
    public async Task<Outcome> DeleteAsync(
        IReadOnlyList<ImageListItem> images, Func<ImageListItem, Task> cancelSharing, Func<IReadOnlyList<RecycledImage>, Task> undo)
    {
        var caller = await currentCaller.GetAsync();
        var results = await deleteImages.RunAsync(caller, [.. images.Select(x => x.Id)], CancellationToken.None);
        var gone = results.Where(x => x.Refusal is null).Select(x => x.Image).ToHashSet();
        var bin = await listRecycled.RunAsync(caller, images[0].Region, CancellationToken.None);
        var recycled = bin.Where(x => gone.Contains(x.Id)).ToList();
        var done = DeleteWords.DoneOf(recycled, dismissed: gone.Count - recycled.Count, zone.Value);
        Func<Task>? restore = recycled.Count > 0 ? () => undo(recycled) : null;
        var failures = results.Where(x => x.Refusal is not null).Select(x => Explain(x, images.Single(i => i.Id == x.Image), cancelSharing)).ToList();
        if (failures.Count > 0)
        {
            return new Outcome(DeleteWords.NotDeleted(failures.Count, results.Count), failures) { Done = done, Undo = restore };
        }

        Say(done!, restore);
        return Outcome.Fine;
    }

    /// <param name="rename">Opens what mends a refusal because of the name.</param>
    public async Task<Outcome> RestoreAsync(IReadOnlyList<RecycledImage> images, Func<ImageId, Task> rename)
    {
        var results = await restoreImages.RunAsync(await currentCaller.GetAsync(), [.. images.Select(x => x.Id)], CancellationToken.None);
        var restored = results.Count(x => x.Refusal is null);
        if (restored > 0)
        {
            snackbar.Say(restored == 1 ? $"{results.First(x => x.Refusal is null).Name} is back" : $"{restored} images are back");
        }

        return new Outcome(
            $"{ImageWords.Images(results.Count - restored)} could not be restored",
            [
                .. results.Where(x => x.Refusal is not null).Select(x => new FailureReason(
                    x.Name ?? x.Image.Value, x.Image.Value, x.Refusal!.Message,
                    x.Refusal.Code == "image.name-taken" ? new Remedy("Rename", Act: () => rename(x.Image)) : null)),
            ]);
    }

    public async Task<Outcome> PurgeAsync(IReadOnlyList<RecycledImage> images)
    {
        var results = await purgeImages.RunAsync(await currentCaller.GetAsync(), [.. images.Select(x => x.Id)], CancellationToken.None);
        var names = images.ToDictionary(x => x.Id, x => x.Name);
        var gone = results.Where(x => x.Refusal is null).Select(x => names[x.Image]).ToList();
        var failures = results.Where(x => x.Refusal is not null).Select(x => new FailureReason(names[x.Image], x.Image.Value, x.Refusal!.Message)).ToList();
        if (gone.Count > 0)
        {
            snackbar.Say(DeleteWords.Purged(gone));
        }

        return failures.Count == 0 ? Outcome.Fine : new Outcome(DeleteWords.NotDeleted(failures.Count, results.Count), failures);
    }

    private static FailureReason Explain(ImageResult result, ImageListItem image, Func<ImageListItem, Task> cancelSharing) => new(
        image.Name,
        image.Id.Value,
        result.Refusal!.Message,
        result switch
        {
            { BusyWith: { } operation } => new Remedy("Open operation", Link: $"operations/{operation}"),
            { Refusal.Code: "image.shared" } => new Remedy("Cancel sharing", Act: () => cancelSharing(image)),
            _ => null,
        });

    private void Say(string done, Func<Task>? undo)
    {
        if (undo is null)
        {
            snackbar.Say(done);
        }
        else
        {
            snackbar.SayWithUndo(done, undo);
        }
    }
}
