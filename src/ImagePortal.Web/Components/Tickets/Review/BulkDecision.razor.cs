using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>One decision for several applications: yes to each as it was asked, or no with one reason.</summary>
public sealed partial class BulkDecision
{
    private const int MaxLength = Account.MaxReasonLength;

    private string _reason = "";

    [Parameter, EditorRequired] public required int Count { get; set; }

    [Parameter] public EventCallback OnApprove { get; set; }
    [Parameter] public EventCallback<string> OnReject { get; set; }
    [Parameter] public EventCallback OnClear { get; set; }
}
