using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>A ticket as a reviewer sees it: the application, the applicant, what was said, the decision.</summary>
public sealed partial class TicketReviewCard
{
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required TicketReview Review { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<RegionView> Regions { get; set; }
    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }
    [Parameter, EditorRequired] public required Func<string, Task<Result>> Answer { get; set; }

    [Parameter] public EventCallback<(ImportScope Scope, string Reason)> OnApprove { get; set; }
    [Parameter] public EventCallback<string> OnReject { get; set; }
    [Parameter] public EventCallback<string> OnRevoke { get; set; }

    private TicketView Ticket => Review.Detail.Ticket;
}
