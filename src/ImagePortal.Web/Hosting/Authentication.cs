using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Web.Hosting;

/// <summary>Sign-in by cookie. Its keys lie in the data folder, so that a restart signs nobody out.</summary>
internal static class Authentication
{
    internal static void AddPortalAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        var portal = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        services.AddDataProtection()
            .SetApplicationName("ImagePortal")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(portal.DataPath, "keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie?.Configure(Configure));
        services.AddAuthorization();
    }

    internal static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery, SignInManager<Core.Accounts.Member> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });

    /// <summary>Somebody asked for what is the operators'.</summary>
    internal static void NoteRefusal(HttpContext http)
    {
        if (MemberClaims.CallerOf(http.User) is { } caller)
        {
            http.RequestServices.GetRequiredService<Refusals>().Note(PageErrors.OperatorsOnly, caller, http.Request.Path);
        }
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "imageportal";
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";

        // At each request, not each half hour: whoever is disabled or signed out elsewhere is out.
        var refresh = cookie.Events.OnValidatePrincipal;
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<MemberSessions>();
            if (await sessions.StandsAsync(context.Principal!, context.HttpContext.RequestAborted))
            {
                await refresh(context);
            }
            else
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        };
        cookie.Events.OnRedirectToLogin = context => AnswerOrRedirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            NoteRefusal(context.HttpContext);

            // People get a page with it, as for any other status.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A page leads to the sign-in; a program gets a status.</summary>
    private static Task AnswerOrRedirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (PortalHost.AsksForPage(context.HttpContext))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
