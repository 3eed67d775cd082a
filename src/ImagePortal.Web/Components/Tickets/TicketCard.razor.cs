using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>An application as its applicant sees it.</summary>
public sealed partial class TicketCard
{
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required TicketDetail Detail { get; set; }
    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }
    [Parameter, EditorRequired] public required Func<string, Task<Result>> Comment { get; set; }

    [Parameter] public string Title { get; set; } = "Your application";

    [Parameter] public EventCallback OnWithdraw { get; set; }

    private TimeSpan? Waiting => Detail.Ticket.State == TicketState.Open ? Time.GetUtcNow() - Detail.Ticket.OpenedAt : null;
}
