using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Help;

/// <summary>Draws the states of an image (D22). A state or a way that is new to <see cref="ImageLifecycle"/> needs a place here.</summary>
public sealed partial class LifecycleFigure
{
    private static readonly ImageState[] UnderWay = [ImageState.Importing, ImageState.Copying, ImageState.Creating];

    private static readonly (ImageState State, int X, int Y, int Width, string Css)[] Nodes =
    [
        (ImageState.Importing, 1, 44, 120, "run"),
        (ImageState.Copying, 1, 98, 120, "run"),
        (ImageState.Creating, 1, 152, 120, "run"),
        (ImageState.Available, 310, 98, 130, "ok"),
        (ImageState.Failed, 310, 194, 130, "bad"),
        (ImageState.Recycled, 560, 98, 140, "off"),
        (ImageState.Deleted, 799, 98, 80, "off"),
    ];

    internal static IReadOnlyList<LifecycleEdge> Edges { get; } =
    [
        new(UnderWay, ImageState.Available, "done", "M121 64H150V118H306 M121 118H306 M121 172H150V118H306", 228, 111),
        new(UnderWay, ImageState.Failed, "refused or broken off", "M150 172V214H306", 226, 207),
        new(UnderWay, ImageState.Deleted, "cancelled", "M61 44V14H839V94", 450, 29),
        new([ImageState.Available], ImageState.Recycled, "deleted", "M440 108H556", 500, 101),
        new([ImageState.Recycled], ImageState.Available, "restored", "M560 128H444", 500, 145),
        new([ImageState.Recycled], ImageState.Deleted, "emptied", "M700 118H795", 748, 111),
        new([ImageState.Failed], ImageState.Deleted, "taken off the list", "M440 214H839V142", 620, 207),
    ];

    private static string Ways { get; } =
        string.Join(' ', Edges.Select(x => $"{string.Join(", ", x.From.Select(WordOf))}: {x.Word}, then {WordOf(x.To)}."));

    private static string WordOf(ImageState state) => state == ImageState.Deleted ? "Gone" : StateLook.Of($"{state}").Word;
}
