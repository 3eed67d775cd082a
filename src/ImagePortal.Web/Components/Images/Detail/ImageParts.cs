using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Which parts of an image a person may open, and which one an address means.</summary>
internal static class ImageParts
{
    private static readonly ImagePart[] Everyones = [ImagePart.Overview, ImagePart.Report, ImagePart.Usage];
    private static readonly ImagePart[] Operators = [.. Everyones, ImagePart.History];

    /// <summary>Copies, recipients and history are the owner's alone (R50); what the operator offers has neither copies nor recipients.</summary>
    internal static IReadOnlyList<ImagePart> Of(ImageDetail detail) => (detail.IsOwn, detail.Image.Kind) switch
    {
        (true, ImageKind.Custom) => Enum.GetValues<ImagePart>(),
        (true, _) => Operators,
        _ => Everyones,
    };

    /// <summary>What an address says, if it may be opened. Else the overview, or what is to be mended.</summary>
    internal static ImagePart Choose(ImageDetail detail, string? said) =>
        Enum.TryParse<ImagePart>(said, ignoreCase: true, out var part) && Of(detail).Contains(part) ? part
        : detail is { Image.State: ImageState.Failed, Report.Accepted: false } ? ImagePart.Report
        : ImagePart.Overview;

    /// <summary>As it stands in an address.</summary>
    internal static string KeyOf(ImagePart part) => part.ToString().ToLowerInvariant();

    internal static string TitleOf(ImagePart part) => part == ImagePart.Report ? "Check report" : part.ToString();
}
