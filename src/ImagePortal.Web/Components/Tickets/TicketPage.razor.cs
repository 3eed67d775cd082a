using ImagePortal.Core;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>One application of the account, at an address that can be sent to a colleague.</summary>
public sealed partial class TicketPage
{
    private TicketDetail? _detail;
    private Error? _refusal;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetTicket GetTicket { get; init; }
    [Inject] public required TicketActions Actions { get; init; }

    [Parameter] public required string Id { get; set; }

    // Any text can stand in an address; a wrong one is an unknown one.
    private TicketId Ticket => TicketId.TryParse(Id, out var id) ? id : new TicketId(Id);

    protected override async Task OnParametersSetAsync()
    {
        if (_detail is not null && _detail.Ticket.Id != Ticket)
        {
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        var found = await GetTicket.RunAsync(Caller, Ticket, cancellationToken);
        (_detail, _refusal) = (found.Value, found.Error);
    }

    private async Task<Result> CommentAsync(string text)
    {
        var sent = await Actions.CommentAsync(Caller, Ticket, text);
        await LoadAsync(Gone);
        return sent;
    }

    private async Task WithdrawAsync()
    {
        await Actions.WithdrawAsync(Caller, Ticket);
        await LoadAsync(Gone);
    }
}
