using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Members;

/// <summary>The members of an account, for its root and for operators.</summary>
public sealed partial class MemberPanel
{
    private MemberList? _list;
    private Error? _refusal;

    [Inject] public required ListMembers ListMembers { get; init; }
    [Inject] public required InviteMember InviteMember { get; init; }
    [Inject] public required ChangeMember ChangeMember { get; init; }
    [Inject] public required MailPasswordLink MailPasswordLink { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [Parameter, EditorRequired] public required AccountId Account { get; set; }

    [Parameter] public bool ByOperator { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var listed = await ListMembers.RunAsync(Caller, Account, cancellationToken);
        _list = listed.Value;
        _refusal = listed.Error ?? _refusal;
    }

    private async Task<bool> InviteAsync(NewMember person)
    {
        var invited = await InviteMember.RunAsync(Caller, Account, person, Gone);
        await ShowAsync(invited, $"{person.Email} is invited");
        return invited.Ok;
    }

    private async Task CommandAsync((MemberView Member, MemberCommand Command) asked)
    {
        var (member, command) = asked;
        if (command.Question is { } question && !await ConfirmDialog.AskAsync(Dialogs, question))
        {
            return;
        }

        if (command.Change is { } change)
        {
            await ShowAsync(await ChangeMember.RunAsync(Caller, member.Id, change, Gone), $"{member.Nickname}: {DoneOf(change)}");
        }
        else
        {
            await ShowAsync(await MailPasswordLink.RunAsync(Caller, member.Id, Gone), $"A link is on its way to {member.Email}");
        }
    }

    private async Task ShowAsync(Result result, string done)
    {
        _refusal = result.Error;
        if (result.Ok)
        {
            Snackbar.Say(done);
        }

        await LoadAsync(Gone);
        StateHasChanged();
    }

    private static string DoneOf(MemberChange change) => change switch
    {
        MemberChange.Disable => "disabled",
        MemberChange.Enable => "enabled",
        MemberChange.Unlock => "unlocked",
        MemberChange.SignOut => "signed out everywhere",
        MemberChange.MakeRoot => "is root now",
        MemberChange.MakeMember => "is an ordinary member now",
        MemberChange.MakeOperator => "is an operator now",
        _ => "is no operator any more",
    };
}
