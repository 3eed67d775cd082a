using ImagePortal.Core.Instances;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Instances;

/// <summary>Instances in words, the same in list, page and dialogs.</summary>
internal static class InstanceWords
{
    /// <summary>As <see cref="StateLook"/> knows it: an operation that runs is under way, an instance that runs is well.</summary>
    internal static string StateOf(InstanceView instance) => instance.State switch
    {
        InstanceState.Running => StateLook.Up,
        InstanceState.Pending => "Preparing",
        var state => state.ToString(),
    };

    internal static string SizeOf(int cpus, int memoryMiB) => $"{cpus} CPU, {memoryMiB / 1024} GiB";

    internal static string SizeOf(InstanceView instance) => SizeOf(instance.Cpus, instance.MemoryMiB);

    /// <summary>Why no image can be made of it now; null when one can.</summary>
    internal static string? WhyNoImage(InstanceView instance) => instance switch
    {
        { CanBeImaged: true } => null,
        { Imaging: not null } => "One is being made",
        { Reinstall: not null } => "It is being reinstalled",
        { HostGone: true } => "Its node is not heard of",
        { State: InstanceState.Pending } => "It has no disk yet",
        { State: InstanceState.Failed } => "It has no disk",
        var other => $"It is {other.State.ToString().ToLowerInvariant()}",
    };

    /// <summary>Why it cannot be reinstalled now; null when it can.</summary>
    internal static string? WhyNoReinstall(InstanceView instance) =>
        instance.CanBeReinstalled ? null : instance.Imaging is not null ? "An image is being made of it" : WhyNoImage(instance);

    /// <summary>What stands beside its state.</summary>
    internal static string? RemarkOf(InstanceView instance) => instance switch
    {
        { HostGone: true } => "Its node is not heard of",
        { Reinstall: { } reinstall } => $"It is being reinstalled, {reinstall.Percent} %",
        { Imaging: { } imaging } => $"Image {imaging.Name} is being made, {imaging.Percent} %",
        _ => instance.Reason,
    };

    internal static string Asked(InstanceCommand command, InstanceView instance) => command switch
    {
        InstanceCommand.Stop => $"{instance.Name} is asked to shut down",
        InstanceCommand.Cut => $"The power of {instance.Name} is cut",
        InstanceCommand.Start => $"{instance.Name} starts",
        _ => $"{instance.Name} is being terminated",
    };

    internal static Confirmation AskTo(InstanceCommand command, InstanceView instance) => command == InstanceCommand.Cut
        ? new(
            $"Cut the power of {instance.Name}?",
            ["It stops at once. What its system has not written to its disk is lost.", "It can start again."],
            "Cut the power")
        : new(
            $"Terminate {instance.Name}?",
            ["It stops at once, and its disk is removed with everything on it. This cannot be undone.", "The image it was started from stays as it is."],
            "Terminate");
}
