using MudBlazor;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>How a state is shown: the one place that gives states their shape and word.</summary>
public sealed record StateLook(StateShape Shape, string Word)
{
    /// <summary>State of a machine that runs. An operation that is <c>Running</c> is under way, a machine that does is well.</summary>
    public const string Up = "Up";

    private static readonly Dictionary<string, StateLook> Known = new StateLook[]
    {
        new(StateShape.Ok, "Available"),
        new(StateShape.Ok, "Succeeded"),
        new(StateShape.Ok, "Accepted"),
        new(StateShape.Ok, "Active"),
        new(StateShape.Ok, "Healthy"),
        new(StateShape.Warning, "Deprecated"),
        new(StateShape.Bad, "Damaged"),
        new(StateShape.Warning, "Locked"),
        new(StateShape.Warning, "Silent"),
        new(StateShape.Bad, "Failed"),
        new(StateShape.Bad, "Refused"),
        new(StateShape.Running, "Preparing"),
        new(StateShape.Running, "Starting"),
        new(StateShape.Running, "Stopping"),
        new(StateShape.Running, "Terminating"),
        new(StateShape.Running, "Creating"),
        new(StateShape.Running, "Importing"),
        new(StateShape.Running, "Copying"),
        new(StateShape.Running, "Running"),
        new(StateShape.Running, "Queued"),
        new(StateShape.Cancelled, "Cancelled"),
    }.ToDictionary(x => x.Word, StringComparer.OrdinalIgnoreCase);

    public string Icon => Shape switch
    {
        StateShape.Ok => Icons.Material.Outlined.CheckCircle,
        StateShape.Warning => Icons.Material.Outlined.WarningAmber,
        StateShape.Bad => Icons.Material.Outlined.Report,
        StateShape.Cancelled => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.RemoveCircleOutline,
    };

    /// <summary>The look of a state by its name; a state without one is shown by its own word.</summary>
    public static StateLook Of(string state) =>
        string.Equals(state, "Recycled", StringComparison.OrdinalIgnoreCase) ? new(StateShape.Off, "In recycle bin")
        : state == Up ? new(StateShape.Ok, "Running")
        : Known.TryGetValue(state, out var look) ? look
        : new(StateShape.Off, state);
}
