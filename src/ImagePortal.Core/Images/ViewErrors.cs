namespace ImagePortal.Core.Images;

/// <summary>Refusals about saved views.</summary>
public static class ViewErrors
{
    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "view.name", $"A view's name has 1 to {SavedView.MaxNameLength} characters. Change it.");

    public static Error TooLong { get; } =
        new(ErrorKind.Invalid, "view.too-long", "This view has more filters than can be kept. Leave some out.");

    public static Error TooMany { get; } =
        new(ErrorKind.LimitReached, "view.too-many", $"{SavedView.MaxPerMember} views are kept already. Remove one first.");
}
