using ImagePortal.Core;
using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Operators;

/// <summary>Opens an account and invites its root.</summary>
public sealed partial class NewAccountPage
{
    private string _name = "";
    private string _mail = "";
    private string _nickname = "";
    private Error? _refusal;

    [Inject] public required OpenAccount OpenAccount { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    private async Task OpenAsync()
    {
        var opened = await OpenAccount.RunAsync(await CurrentCaller.GetAsync(), new AccountToOpen(_name, _mail, _nickname), CancellationToken.None);
        _refusal = opened.Error;
        if (opened.Ok)
        {
            Snackbar.Say($"{_name.Trim()} is open, and {_mail.Trim()} is invited");
            Navigation.NavigateTo($"admin/accounts/{opened.Value}");
        }
    }
}
