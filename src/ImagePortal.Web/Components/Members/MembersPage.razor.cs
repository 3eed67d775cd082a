using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>A root manages the members of the own account.</summary>
public sealed partial class MembersPage
{
    private AccountView? _account;

    [Inject] public required GetAccount GetAccount { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        _account = (await GetAccount.RunAsync(Caller, cancellationToken)).Value;
}
