using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>The import permission of the account: what it holds, the application that waits, or the form for one (R92, D19).</summary>
public sealed partial class TicketsPage
{
    private ImportStanding? _standing;
    private TicketDetail? _open;
    private IReadOnlyList<TicketView> _tickets = [];

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImportStanding GetImportStanding { get; init; }
    [Inject] public required GetTicket GetTicket { get; init; }
    [Inject] public required ListTickets ListTickets { get; init; }
    [Inject] public required OpenTicket OpenTicket { get; init; }
    [Inject] public required TicketActions Actions { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required PersonZone PersonZone { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Where the person wanted to import.</summary>
    [SupplyParameterFromQuery(Name = "region")] public string? RegionText { get; set; }

    private TimeZoneInfo Zone => PersonZone.Value;

    private RegionView? Preferred => Regions.Regions.FirstOrDefault(x => x.Code.Value == RegionText) ?? Regions.Current;

    private bool IsHeld => _standing!.Permission.IsHeld(Time.GetUtcNow());

    private bool HasAll => _standing!.Permission is { IsGranted: true, Regions.Count: 0, Until: null };

    private IReadOnlyList<TicketView> Earlier => [.. _tickets.Where(x => x.State != TicketState.Open)];

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _standing = await GetImportStanding.RunAsync(Caller, cancellationToken);
        _tickets = await ListTickets.RunAsync(Caller, cancellationToken);
        _open = _standing.Open is { } open ? (await GetTicket.RunAsync(Caller, open.Id, cancellationToken)).Value : null;
    }

    private async Task<Result> ApplyAsync(TicketApplication application)
    {
        var opened = await OpenTicket.RunAsync(Caller, application, Gone);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        Snackbar.Say("The operators of this portal have your application");
        await LoadAsync(Gone);
        return Result.Done;
    }

    private async Task<Result> CommentAsync(TicketId id, string text)
    {
        var sent = await Actions.CommentAsync(Caller, id, text);
        await LoadAsync(Gone);
        return sent;
    }

    private async Task WithdrawAsync(TicketId id)
    {
        await Actions.WithdrawAsync(Caller, id);
        await LoadAsync(Gone);
    }
}
