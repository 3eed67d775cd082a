using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Short notes at the bottom of the page. Failures never go here: they stay above the list until dismissed.</summary>
public static class Toast
{
    public static void Say(this ISnackbar snackbar, string message) => snackbar.Add(message, Severity.Normal);

    /// <summary>Says what was done, with ten seconds to take it back.</summary>
    public static void SayWithUndo(this ISnackbar snackbar, string message, Func<Task> undo) => snackbar.SayWithAction(message, "Undo", undo);

    /// <summary>Says what was done, with ten seconds for the next step.</summary>
    public static void SayWithAction(this ISnackbar snackbar, string message, string action, Func<Task> act) =>
        snackbar.Add(message, Severity.Normal, options =>
        {
            options.VisibleStateDuration = 10_000;
            options.Action = action;
            options.ActionVariant = Variant.Text;
            options.OnClick = _ => act();
        });
}
