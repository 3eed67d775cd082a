using System.Security.Claims;
using ImagePortal.Core.Accounts;

namespace ImagePortal.Web.Hosting;

/// <summary>Tells the audit where a person's requests come from. A page keeps what its connection began with.</summary>
internal static class Origin
{
    /// <summary>Behind a proxy this is the person's address only if the proxy's headers are trusted: <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>.</summary>
    internal static void UseOrigin(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.User.Identity is ClaimsIdentity { IsAuthenticated: true } identity && Of(http) is { } from)
        {
            identity.AddClaim(new Claim(MemberClaims.FromClaim, from));
        }

        return next(http);
    });

    internal static string? Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;
}
