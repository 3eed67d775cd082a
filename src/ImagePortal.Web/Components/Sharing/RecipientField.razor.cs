using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Takes account IDs, typed or pasted as lists, and shows each as a chip with its verdict (R47, R51, D10).</summary>
public sealed partial class RecipientField
{
    private const int Step = 60;

    private ElementReference _input;
    private string _text = "";
    private int _most = Step;

    /// <summary>In the order they came.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<RecipientCheck> Checks { get; set; }

    /// <summary>Accounts to choose from without typing.</summary>
    [Parameter] public IReadOnlyList<KnownRecipient> Known { get; set; } = [];

    /// <summary>Accounts it can still be shared with.</summary>
    [Parameter, EditorRequired] public required int Left { get; set; }
    [Parameter, EditorRequired] public required int Limit { get; set; }

    /// <summary>A verdict is on its way.</summary>
    [Parameter] public bool IsChecking { get; set; }

    /// <summary>Why the list as a whole was not judged.</summary>
    [Parameter] public Error? Refusal { get; set; }

    /// <summary>Gives what was typed or pasted, to be judged.</summary>
    [Parameter] public EventCallback<string> OnAdd { get; set; }

    /// <summary>Gives the text of the chip.</summary>
    [Parameter] public EventCallback<string> OnRemove { get; set; }
    [Parameter] public EventCallback OnRemoveUnusable { get; set; }

    /// <summary>What cannot be used comes first in a long list: it is what needs a look.</summary>
    private IReadOnlyList<RecipientCheck> Shown => Checks.Count <= _most ? Checks : [.. Checks.OrderBy(x => x.Refusal is null).Take(_most)];

    /// <summary>Those that are not named yet and begin with what is typed.</summary>
    private IReadOnlyList<KnownRecipient> Suggested =>
        [.. Known.Where(x => Checks.All(c => c.Text != x.Account.Value) && x.Account.Value.StartsWith(_text.Trim(), StringComparison.Ordinal))];

    private int Addable => Checks.Count(x => x.Refusal is null);

    private int Already => Checks.Count(IsAlready);

    private int Unusable => Checks.Count - Addable - Already;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _input.FocusAsync();
        }
    }

    private static bool IsAlready(RecipientCheck check) => check.Refusal?.Code == "share.already";

    private static string CssOf(RecipientCheck check) => check.Refusal is null ? "ip-ok" : IsAlready(check) ? "ip-warn" : "ip-bad";

    private static string IconOf(RecipientCheck check) => check switch
    {
        { Refusal: null } => Icons.Material.Outlined.CheckCircle,
        _ when IsAlready(check) => Icons.Material.Outlined.WarningAmber,
        _ => Icons.Material.Outlined.Report,
    };

    /// <summary>Judged when it is whole: after a separator, a line, or the twelfth digit.</summary>
    private Task TypeAsync(string? text)
    {
        _text = text ?? "";
        var isWhole = _text.Any(x => char.IsWhiteSpace(x) || x is ',' or ';' or '，' or '；' or '、') || AccountId.TryParse(_text, out _);
        return isWhole ? AddAsync() : Task.CompletedTask;
    }

    private async Task AddAsync()
    {
        if (_text.Trim() is { Length: > 0 } text)
        {
            _text = "";
            await OnAdd.InvokeAsync(text);
        }
        else
        {
            _text = "";
        }
    }

    // The button that was pressed goes with what it removed; the focus stays in the field.
    private async Task RemoveAsync(RecipientCheck check)
    {
        await OnRemove.InvokeAsync(check.Text);
        await _input.FocusAsync();
    }

    private async Task TakeAsync(KnownRecipient known)
    {
        // What was typed to find it has done its work.
        _text = "";
        await OnAdd.InvokeAsync(known.Account.Value);
        await _input.FocusAsync();
    }

    private async Task ReplaceAsync(RecipientCheck person)
    {
        await OnRemove.InvokeAsync(person.Text);
        await OnAdd.InvokeAsync(person.Refusal!.Fix);
        await _input.FocusAsync();
    }

    private async Task RemoveUnusableAsync()
    {
        await OnRemoveUnusable.InvokeAsync();
        await _input.FocusAsync();
    }

    private async Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Backspace" && _text.Length == 0 && Checks.Count > 0)
        {
            await OnRemove.InvokeAsync(Checks[^1].Text);
        }
    }
}
