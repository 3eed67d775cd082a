using ImagePortal.Core.Images;

namespace ImagePortal.Core.Instances;

/// <summary>An image that an instance may be reinstalled from, or that is shown for completeness.</summary>
/// <param name="System">The system's name, as the image says.</param>
/// <param name="IsReceived">Another account's: it starts new instances, and reinstalls none (D13).</param>
public sealed record ReinstallChoice(ImageId Id, string Name, ImageKind Kind, string? System, bool IsReceived);
