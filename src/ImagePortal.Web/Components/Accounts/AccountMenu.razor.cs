using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>Who is signed in, the account ID to give away (R48), and the way out.</summary>
public sealed partial class AccountMenu
{
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required string Email { get; set; }

    /// <summary>The 12 digits.</summary>
    [Parameter, EditorRequired] public required string AccountId { get; set; }

    private string Initials => string.Concat(
        Name.Split([' ', '.', '@'], StringSplitOptions.RemoveEmptyEntries).Take(2).Select(x => char.ToUpperInvariant(x[0])));
}
