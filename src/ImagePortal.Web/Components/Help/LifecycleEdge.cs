using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Help;

/// <summary>A way between states, as it is drawn.</summary>
/// <param name="From">Several where they share the way.</param>
/// <param name="Word">What happens on the way.</param>
/// <param name="Path">In units of the figure; ends at the arrow's head.</param>
/// <param name="X">Where the word stands.</param>
internal sealed record LifecycleEdge(ImageState[] From, ImageState To, string Word, string Path, int X, int Y);
