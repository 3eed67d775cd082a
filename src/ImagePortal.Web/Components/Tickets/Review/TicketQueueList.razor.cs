using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>Who waits, each with the clock of the answer.</summary>
public sealed partial class TicketQueueList
{
    [Parameter, EditorRequired] public required IReadOnlyList<TicketQueueItem> Items { get; set; }
    [Parameter, EditorRequired] public required TicketQueueView View { get; set; }
    [Parameter, EditorRequired] public required DateTimeOffset Now { get; set; }

    /// <summary>The ticket that is open beside it.</summary>
    [Parameter] public TicketId? Current { get; set; }

    [Parameter] public IReadOnlySet<TicketId> Chosen { get; set; } = new HashSet<TicketId>();

    [Parameter] public EventCallback<TicketId> OnChoose { get; set; }

    private static string InitialsOf(string name) => string.Concat(
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(x => char.ToUpperInvariant(x[0])));
}
