using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace ImagePortal.Web.Components.Shell;

/// <summary>The member this circuit belongs to.</summary>
public sealed class CurrentCaller(AuthenticationStateProvider authentication)
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its <c>[Authorize]</c>.</exception>
    public async Task<Caller> GetAsync() =>
        MemberClaims.CallerOf((await authentication.GetAuthenticationStateAsync()).User)
        ?? throw new InvalidOperationException("A component that needs a caller was rendered for nobody.");
}
