using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Where an application stands, as icon and word.</summary>
public sealed partial class TicketBadge
{
    [Parameter, EditorRequired] public required TicketState State { get; set; }

    /// <summary>For how long it has been so; null to leave it out.</summary>
    [Parameter] public TimeSpan? Since { get; set; }
}
