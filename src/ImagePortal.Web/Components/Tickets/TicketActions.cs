using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Shell;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>What an applicant can do with a ticket, from each page that shows one.</summary>
public sealed class TicketActions(CommentOnTicket comment, WithdrawTicket withdraw, IDialogService dialogs, ISnackbar snackbar)
{
    internal Task<Result> CommentAsync(Caller caller, TicketId id, string text) => comment.RunAsync(caller, id, text, CancellationToken.None);

    internal async Task WithdrawAsync(Caller caller, TicketId id)
    {
        var question = new Confirmation(
            "Withdraw the application?", ["Nobody decides on it any more.", "You can apply again at any time."], "Withdraw application");
        if (await ConfirmDialog.AskAsync(dialogs, question))
        {
            var withdrawn = await withdraw.RunAsync(caller, id, CancellationToken.None);
            snackbar.Say(withdrawn.Ok ? "The application is withdrawn" : withdrawn.Error.Message);
        }
    }
}
