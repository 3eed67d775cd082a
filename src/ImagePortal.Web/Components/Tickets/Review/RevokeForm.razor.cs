using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>Takes an import permission back, with a reason.</summary>
public sealed partial class RevokeForm
{
    private const int MaxLength = Account.MaxReasonLength;

    private string _reason = "";

    [Parameter] public EventCallback<string> OnRevoke { get; set; }

    private Task RevokeAsync() => _reason.Trim().Length == 0 ? Task.CompletedTask : OnRevoke.InvokeAsync(_reason);
}
