using System.Security.Claims;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Members;

/// <summary>Tells whether a sign-in still stands: the member is there, not disabled, and nothing has ended it.</summary>
public sealed class MemberSessions(PortalDatabase database, IOptions<IdentityOptions> options)
{
    public async Task<bool> StandsAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (MemberClaims.CallerOf(person) is not { } caller)
        {
            return false;
        }

        var stamp = person.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        await using var db = database.OpenFor(caller);
        return await db.Users.AnyAsync(x => x.Id == caller.Member && x.DisabledAt == null && x.SecurityStamp == stamp, cancellationToken);
    }
}
