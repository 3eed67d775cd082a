using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Does what a person asks for instances: dialog, use case, and a word about it.</summary>
public sealed class InstanceCommands(
    IDialogService dialogs, ISnackbar snackbar, NavigationManager navigation, CurrentCaller currentCaller, RegionChoice regions,
    StopInstances stop, ResumeInstances resume, TerminateInstances terminate)
{
    /// <summary>Asks for what an instance from the image needs, and starts it.</summary>
    public async Task LaunchAsync(ImageListItem image)
    {
        if (await LaunchDialog.ShowAsync(dialogs, image.Id) is { } started)
        {
            var words = started.Instances.Count == 1 ? $"{started.Instances[0]} is being started from {image.Name}" : $"{started.Instances.Count} instances are being started from {image.Name}";
            snackbar.SayWithAction(words, $"Show {regions.NameOf(image.Region)}", () =>
            {
                navigation.NavigateTo($"instances/{image.Region}");
                return Task.CompletedTask;
            });
        }
    }

    public async Task RunAsync(InstanceCommand command, InstanceView instance)
    {
        if (command == InstanceCommand.CreateImage)
        {
            await CreateImageAsync(instance);
            return;
        }

        if (command == InstanceCommand.Reinstall)
        {
            await ReinstallAsync(instance);
            return;
        }

        if (command is InstanceCommand.Terminate or InstanceCommand.Cut && !await ConfirmDialog.AskAsync(dialogs, InstanceWords.AskTo(command, instance)))
        {
            return;
        }

        var caller = await currentCaller.GetAsync();
        Result asked = command switch
        {
            InstanceCommand.Stop => await stop.RunAsync(caller, [instance.Id], atOnce: false, CancellationToken.None),
            InstanceCommand.Cut => await stop.RunAsync(caller, [instance.Id], atOnce: true, CancellationToken.None),
            InstanceCommand.Start => await resume.RunAsync(caller, [instance.Id], CancellationToken.None),
            _ => await terminate.RunAsync(caller, [instance.Id], CancellationToken.None),
        };
        snackbar.Say(asked.Error?.Message ?? InstanceWords.Asked(command, instance));
    }

    private async Task ReinstallAsync(InstanceView instance)
    {
        if (await ReinstallDialog.ShowAsync(dialogs, instance.Id) is { } operation)
        {
            snackbar.SayWithAction($"{instance.Name} is being reinstalled", "Show progress", () =>
            {
                navigation.NavigateTo($"operations/{operation}");
                return Task.CompletedTask;
            });
        }
    }

    private async Task CreateImageAsync(InstanceView instance)
    {
        if (await CreateImageDialog.ShowAsync(dialogs, instance.Id) is var (name, started))
        {
            snackbar.SayWithAction($"{name} is being made", "Show image", () =>
            {
                navigation.NavigateTo($"images/{instance.Region}?tab=custom&row={started.Image}");
                return Task.CompletedTask;
            });
        }
    }
}
