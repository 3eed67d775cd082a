using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>What could not be delivered, for operators.</summary>
public sealed partial class DeadLettersPage
{
    private readonly HashSet<Guid> _chosen = [];
    private DeadLetterList? _list;

    [Inject] public required ListDeadLetters ListDeadLetters { get; init; }
    [Inject] public required SettleDeadLetters SettleDeadLetters { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    private IReadOnlyList<DeadLetter> Chosen => [.. _list!.Items.Where(x => _chosen.Contains(x.Id))];

    private string Target => Chosen.Count is var count and > 0 ? $"{count}" : "all shown";

    protected override async Task LoadAsync(CancellationToken cancellationToken) => _list = (await ListDeadLetters.RunAsync(Caller, cancellationToken)).Value;

    private void Choose(Guid id, ChangeEventArgs change) => _ = change.Value is true ? _chosen.Add(id) : _chosen.Remove(id);

    private void ChooseAll(ChangeEventArgs change)
    {
        _chosen.Clear();
        if (change.Value is true)
        {
            _chosen.UnionWith(_list!.Items.Select(x => x.Id));
        }
    }

    private async Task SettleAsync(bool resend)
    {
        var letters = Chosen is { Count: > 0 } chosen ? chosen : _list!.Items;
        if (!resend && !await ConfirmDialog.AskAsync(Dialogs, AskToDrop(letters)))
        {
            return;
        }

        var settled = await SettleDeadLetters.RunAsync(Caller, [.. letters.Select(x => x.Id)], resend, Gone);
        _chosen.Clear();
        Snackbar.Say(settled.Ok ? $"{settled.Value} {(settled.Value == 1 ? "message" : "messages")} {(resend ? "on the way again" : "dropped")}" : settled.Error.Message);
        await LoadAsync(Gone);
    }

    private static Confirmation AskToDrop(IReadOnlyList<DeadLetter> letters) => new(
        letters.Count == 1 ? "Drop this message?" : $"Drop {letters.Count} messages?",
        ["They are never sent.", "What they tell stays in the portal, where their recipients find it."],
        letters.Count == 1 ? "Drop the message" : $"Drop {letters.Count} messages")
    {
        Subjects = [.. letters.Select(x => $"{x.Title} to {x.Recipient}")],
    };
}
