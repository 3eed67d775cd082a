namespace ImagePortal.Web.Components.Shell;

/// <summary>A question before something that matters.</summary>
/// <param name="Consequences">What will happen, and what will not; a line an item.</param>
/// <param name="ConfirmText">Names the result, such as <c>Delete 2 images</c>.</param>
public sealed record Confirmation(string Title, IReadOnlyList<string> Consequences, string ConfirmText)
{
    /// <summary>What it is about, when it is several things.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}
