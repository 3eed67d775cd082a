using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Operators;

/// <summary>One account: its people, its limits, and what it uses of them.</summary>
public sealed partial class AccountDetailPage
{
    private MemberList? _list;
    private AccountUsage? _usage;
    private Error? _refusal;
    private Error? _problem;
    private string? _name;

    [Inject] public required ListMembers ListMembers { get; init; }
    [Inject] public required GetAccountUsage GetAccountUsage { get; init; }
    [Inject] public required OverrideLimits OverrideLimits { get; init; }
    [Inject] public required RenameAccount RenameAccount { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    /// <summary>The 12 digits.</summary>
    [Parameter] public string Id { get; set; } = "";

    private AccountId Account => AccountId.TryParse(Id, out var id) ? id : default;

    // Other limits, other form: what is typed into it meanwhile was typed for the old ones.
    private object? Limits => _list?.Overrides;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Account == default)
        {
            _refusal = AccountErrors.Unknown(new AccountId(Id));
            return;
        }

        var listed = await ListMembers.RunAsync(Caller, Account, cancellationToken);
        var used = await GetAccountUsage.RunAsync(Caller, Account, cancellationToken);
        (_list, _usage, _refusal) = (listed.Value, used.Value, listed.Error ?? used.Error);
        _name ??= _list?.Name;
    }

    private async Task SaveLimitsAsync(LimitOverrides limits)
    {
        await ShowAsync(await OverrideLimits.RunAsync(Caller, Account, limits, Gone), "The limits are saved. They count from now on.");
    }

    private async Task RenameAsync() => await ShowAsync(await RenameAccount.RunAsync(Caller, Account, _name ?? "", Gone), "The account is renamed");

    private async Task ShowAsync(Result result, string done)
    {
        _problem = result.Error;
        if (result.Ok)
        {
            Snackbar.Say(done);
        }

        await LoadAsync(Gone);
    }
}
