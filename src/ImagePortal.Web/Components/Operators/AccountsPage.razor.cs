using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operators;

/// <summary>All accounts, by name. Search and page are in the address.</summary>
public sealed partial class AccountsPage
{
    private AccountPage? _page;
    private Error? _refusal;
    private string _text = "";
    private (string?, int) _shown;

    [Inject] public required ListAccounts ListAccounts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? AskedPage { get; set; }

    private int Page => Math.Max(1, AskedPage ?? 1);

    private int Pages => ((_page?.Total ?? 0) + AccountQuery.PageSize - 1) / AccountQuery.PageSize;

    private int First => Math.Min(_page?.Total ?? 0, ((Page - 1) * AccountQuery.PageSize) + 1);

    private int Last => Math.Min(_page?.Total ?? 0, Page * AccountQuery.PageSize);

    protected override async Task OnParametersSetAsync()
    {
        if (Caller is not null && _shown != (Search, Page))
        {
            _text = Search ?? "";
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_page is null)
        {
            _text = Search ?? "";
        }

        _shown = (Search, Page);
        var listed = await ListAccounts.RunAsync(Caller, new AccountQuery(Search ?? "", Page - 1), cancellationToken);
        (_page, _refusal) = (listed.Value, listed.Error);
    }

    private void Find() => Navigation.NavigateTo(AddressOf(1, _text.Trim()));

    private string AddressOf(int page) => AddressOf(page, Search ?? "");

    private static string AddressOf(int page, string search) =>
        "admin/accounts" + (search, page) switch
        {
            ("", 1) => "",
            ("", _) => $"?page={page}",
            (_, 1) => $"?q={Uri.EscapeDataString(search)}",
            _ => $"?q={Uri.EscapeDataString(search)}&page={page}",
        };
}
