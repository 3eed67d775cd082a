using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>The operators' queue with the ticket in hand beside it; made to be worked through by keyboard (R102).</summary>
public sealed partial class ReviewPage
{
    private static readonly (string Key, string What)[] Keys =
    [
        ("J", "Next ticket"), ("K", "Previous ticket"), ("A", "Approve as the form says"), ("R", "Reject; asks for a reason first"), ("?", "These keys"),
    ];

    private const int Page = 50;

    private readonly HashSet<TicketId> _chosen = [];
    private TicketQueue? _queue;
    private TicketReview? _review;
    private Error? _refusal;
    private Outcome _outcome = Outcome.Fine;
    private string _search = "";
    private string? _loaded;
    private int _shown = Page;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListTicketQueue ListTicketQueue { get; init; }
    [Inject] public required ReviewTicket ReviewTicket { get; init; }
    [Inject] public required AnswerTicket AnswerTicket { get; init; }
    [Inject] public required ApproveTickets ApproveTickets { get; init; }
    [Inject] public required RejectTickets RejectTickets { get; init; }
    [Inject] public required RevokeImportPermission RevokeImportPermission { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery] public string? Filter { get; set; }

    [SupplyParameterFromQuery] public string? Search { get; set; }

    protected override IReadOnlyList<AccountId> Followed => [LiveChanges.Operators];

    private TicketQueueView View => TicketQueueView.Parse(Filter, Search);

    /// <summary>The ticket in hand: that of the address, else the first of the queue.</summary>
    private TicketId? Current => Id is not null ? (TicketId.TryParse(Id, out var id) ? id : new TicketId(Id)) : _queue is { Items: [var first, ..] } ? first.Id : null;

    private string EmptyTitle => View.Filter is TicketFilter.Waiting or TicketFilter.Late ? "Nobody waits" : "Nothing here yet";

    private string EmptyText => View.Filter switch
    {
        TicketFilter.Waiting => "Applications for the import permission appear here at once.",
        TicketFilter.Late => "Every application was answered in time, or has time left.",
        _ => "Tickets appear here when they are decided.",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is not null && _loaded != $"{View}#{Id}")
        {
            _chosen.Clear();
            _search = View.Search ?? "";
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var view = View;
        _search = _loaded is null ? view.Search ?? "" : _search;
        _loaded = $"{view}#{Id}";
        await Regions.LoadAsync(cancellationToken);
        var queue = await ListTicketQueue.RunAsync(Caller, new TicketQuery(view.Filter, view.Search, _shown), cancellationToken);
        (_queue, _refusal) = (queue.Value, queue.Error);
        if (!queue.Ok)
        {
            return;
        }

        _chosen.IntersectWith(queue.Value.Items.Select(x => x.Id));
        var review = Current is { } current ? await ReviewTicket.RunAsync(Caller, current, cancellationToken) : (Result<TicketReview>?)null;
        (_review, _refusal) = (review?.Value, review?.Error);
    }

    private static string NameOf(TicketFilter filter) => filter == TicketFilter.Ended ? "Withdrawn or revoked" : filter.ToString();

    private void Step(int by)
    {
        var items = _queue!.Items;
        var here = items.Index().FirstOrDefault(x => x.Item.Id == Current, (Index: by > 0 ? -1 : items.Count, Item: null!)).Index;
        if (here + by >= 0 && here + by < items.Count)
        {
            Navigation.NavigateTo(View.Of(items[here + by].Id), replace: true);
        }
    }

    private void Choose(TicketId ticket)
    {
        if (!_chosen.Remove(ticket))
        {
            _chosen.Add(ticket);
        }
    }

    private void SearchAsync() => Navigation.NavigateTo((View with { Search = _search.Trim().Length == 0 ? null : _search.Trim() }).ToString(), replace: true);

    private Task MoreAsync()
    {
        _shown += Page;
        return LoadAsync(Gone);
    }

    private Task ShowKeysAsync() => KeysDialog.ShowAsync(Dialogs, Keys);

    private async Task<Result> AnswerAsync(string text)
    {
        var sent = await AnswerTicket.RunAsync(Caller, Current!.Value, text, Gone);
        await LoadAsync(Gone);
        return sent;
    }

    private async Task ApproveAsync((ImportScope Scope, string Reason) decision) =>
        await ConcludeAsync(await ApproveTickets.RunAsync(Caller, [Current!.Value], decision.Scope, decision.Reason, Gone), "approved");

    private async Task RejectAsync(string reason) =>
        await ConcludeAsync(await RejectTickets.RunAsync(Caller, [Current!.Value], reason, Gone), "rejected");

    private async Task ApproveChosenAsync() =>
        await ConcludeAsync(await ApproveTickets.RunAsync(Caller, [.. _chosen], null, "", Gone), "approved");

    private async Task RejectChosenAsync(string reason) =>
        await ConcludeAsync(await RejectTickets.RunAsync(Caller, [.. _chosen], reason, Gone), "rejected");

    private async Task RevokeAsync(string reason)
    {
        var (ticket, applicant) = (Current!.Value, _review!.Applicant);
        var revoked = await RevokeImportPermission.RunAsync(Caller, applicant.Account, reason, Gone);
        Snackbar.Say(revoked.Ok ? $"{applicant.Name} may not start imports any more" : revoked.Error.Message);

        // It leaves this queue and stays in hand.
        Navigation.NavigateTo(View.Of(ticket), replace: true);
        await LoadAsync(Gone);
    }

    /// <summary>Says what came of it, and takes the next ticket in hand.</summary>
    private async Task ConcludeAsync(Result<IReadOnlyList<TicketResult>> decided, string done)
    {
        if (!decided.Ok)
        {
            _outcome = new Outcome("Nothing was decided", [new FailureReason("All", "", decided.Error.Message)]);
            return;
        }

        var failures = decided.Value.Where(x => x.Refusal is not null).Select(x => new FailureReason(x.Applicant ?? "", x.Ticket.Value, x.Refusal!.Message)).ToList();
        var well = decided.Value.Where(x => x.Refusal is null).ToList();
        var summary = well.Count switch
        {
            0 => null,
            1 => $"The application of {well[0].Applicant} is {done}",
            var count => $"{count} applications are {done}",
        };
        _outcome = failures.Count == 0 ? Outcome.Fine : new Outcome(failures.Count == 1 ? "1 ticket was not decided" : $"{failures.Count} tickets were not decided", failures) { Done = summary };
        if (summary is not null)
        {
            Snackbar.Say(summary);
        }

        var next = NextAfter([.. well.Select(x => x.Ticket)]);
        _chosen.Clear();
        if (next != View.ToString() || Id is not null)
        {
            Navigation.NavigateTo(next, replace: true);
        }

        await LoadAsync(Gone);
    }

    private string NextAfter(IReadOnlyList<TicketId> decided)
    {
        if (Current is not { } current || !decided.Contains(current) || View.Filter is not (TicketFilter.Waiting or TicketFilter.Late))
        {
            return Current is { } same ? View.Of(same) : View.ToString();
        }

        var items = _queue!.Items;
        var next = items.SkipWhile(x => x.Id != current).Concat(items).FirstOrDefault(x => x.State == TicketState.Open && !decided.Contains(x.Id));
        return next is null ? View.ToString() : View.Of(next.Id);
    }
}
