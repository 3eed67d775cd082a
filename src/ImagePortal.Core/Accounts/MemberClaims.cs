using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Accounts;

/// <summary>Puts what <see cref="Caller"/> needs into the sign-in cookie, and reads it back.</summary>
public sealed class MemberClaims(UserManager<Member> members, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Member>(members, options)
{
    public const string OperatorRole = "operator";

    /// <summary>Address that the request comes from; set with each request, not kept in the cookie.</summary>
    public const string FromClaim = "portal:from";

    private const string AccountClaim = "portal:account";

    /// <summary>The signed-in caller, or null for anyone else.</summary>
    public static Caller? CallerOf(ClaimsPrincipal principal) =>
        AccountId.TryParse(principal.FindFirstValue(AccountClaim), out var account)
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var member)
            ? new Caller(account, member, principal.FindFirstValue(ClaimTypes.Email) ?? "", principal.IsInRole(OperatorRole)) { From = principal.FindFirstValue(FromClaim) }
            : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Member user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AccountClaim, user.Account.Value));
        if (user.IsOperator)
        {
            identity.AddClaim(new Claim(identity.RoleClaimType, OperatorRole));
        }

        return identity;
    }
}
