using System.Globalization;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Shares an image with many accounts at once (R49, R51), and ends shares (R58).</summary>
public sealed partial class ShareDialog
{
    private List<RecipientCheck> _checks = [];
    private IReadOnlyList<KnownRecipient> _known = [];
    private ShareList? _shares;
    private ShareTable? _table;
    private Error? _refusal;
    private Error? _misread;
    private DateOnly? _until;
    private string _message = "";
    private string _said = "";
    private bool _checking;
    private bool _sharing;

    [Inject] public required ListShares ListShares { get; init; }
    [Inject] public required SuggestRecipients SuggestRecipients { get; init; }
    [Inject] public required CheckRecipients CheckRecipients { get; init; }
    [Inject] public required ShareImage ShareImage { get; init; }
    [Inject] public required UnshareImage UnshareImage { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>The person's zone: a share ends with a day of theirs.</summary>
    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    /// <summary>Only to end shares.</summary>
    [Parameter] public bool IsEnding { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    private string Tomorrow =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Here).Date).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<RecipientCheck> Addable => [.. _checks.Where(x => x.Refusal is null)];

    private string ShareText => Addable.Count switch
    {
        0 => "Share",
        1 => "Share with 1 account",
        var many => $"Share with {many} accounts",
    };

    private string? WhyNot => (_shares, Addable.Count) switch
    {
        (null, _) => "The current shares are being read",
        (_, 0) => "Name at least one account that can be used",
        ({ } shares, var adding) when adding > shares.Left => $"Only {shares.Left} places are left",
        _ => null,
    };

    public static async Task ShowAsync(IDialogService dialogs, ImageListItem image, bool isEnding = false)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = isEnding };
        var parameters = new DialogParameters<ShareDialog> { { x => x.Image, image }, { x => x.IsEnding, isEnding } };
        var dialog = await dialogs.ShowAsync<ShareDialog>("Share image", parameters, options);
        await dialog.Result;
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var list = await ListShares.RunAsync(await CurrentCaller.GetAsync(), Image.Id, CancellationToken.None);
        (_shares, _refusal) = (list.Value, list.Error);
        if (list.Ok && !IsEnding)
        {
            _known = (await SuggestRecipients.RunAsync(await CurrentCaller.GetAsync(), Image.Id, CancellationToken.None)).Value ?? [];
        }
    }

    private async Task CheckAsync(string text)
    {
        (_checking, _said) = (true, "");
        var read = await CheckRecipients.RunAsync(await CurrentCaller.GetAsync(), Image.Id, [text], CancellationToken.None);
        (_checking, _misread) = (false, read.Error);
        _checks.AddRange(read.Value?.Where(x => _checks.All(known => known.Text != x.Text)) ?? []);
    }

    private void Remove(string text) => _checks.RemoveAll(x => x.Text == text);

    private void RemoveUnusable() => _checks.RemoveAll(x => x.Refusal is { Code: not "share.already" });

    private async Task ShareAsync()
    {
        if (_sharing)
        {
            return;
        }

        _sharing = true;
        var request = new ShareRequest(Image.Id, [.. Addable.Select(x => x.Text)], _message, EndOf(_until));
        var shared = await ShareImage.RunAsync(await CurrentCaller.GetAsync(), request, CancellationToken.None);
        _sharing = false;
        _refusal = shared.Error;
        if (shared.Value is not { } results)
        {
            return;
        }

        var refused = results.Where(x => x.Refusal is not null).ToList();
        var words = $"{Image.Name} is shared with {Count(results.Count - refused.Count)} more";
        if (refused.Count == 0)
        {
            Snackbar.Say(words);
            Dialog.Close(DialogResult.Ok(true));
            return;
        }

        // Those that were refused stay as chips with their reasons; the others are in the table now.
        (_checks, _said) = (refused, $"{words}. {Count(refused.Count)} could not be added.");
        await LoadAsync();
    }

    private async Task UnshareAsync(IReadOnlyList<AccountId> accounts)
    {
        var ended = await UnshareImage.RunAsync(await CurrentCaller.GetAsync(), Image.Id, accounts, CancellationToken.None);
        await LoadAsync();
        _refusal ??= ended.Error;
        _said = ended.Ok ? $"No longer shared with {(accounts.Count == 1 ? $"account {accounts[0]}" : Count(ended.Value))}." : "";

        // What was shared already can be added again.
        foreach (var stale in _checks.Where(x => accounts.Any(a => a.Value == x.Text)).Select(x => x.Text).ToList())
        {
            Remove(stale);
            await CheckAsync(stale);
        }
    }

    private void Close() => Dialog.Cancel();

    private static string Count(int accounts) => accounts == 1 ? "1 account" : $"{accounts} accounts";

    private DateTimeOffset? EndOf(DateOnly? day)
    {
        if (day is null)
        {
            return null;
        }

        // The last minute of that day, so that the list names the day that was chosen.
        var last = day.Value.ToDateTime(new TimeOnly(23, 59));
        return new DateTimeOffset(last, Here.GetUtcOffset(last)).ToUniversalTime();
    }
}
