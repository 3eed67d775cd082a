using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Web.Hosting;

/// <summary>What a member does to the own sign-in. Forms, not a circuit: only an ordinary answer can bring the new cookie.</summary>
internal static class OwnSignIn
{
    private const string Page = "/account/security";

    internal static void MapOwnSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/password", async (HttpContext http, IAntiforgery antiforgery, ChangePassword change, SignInManager<Member> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var changed = await change.RunAsync(CallerOf(http), form["current"].ToString(), form["wanted"].ToString());
            return changed.Ok ? await StayAsync(http, signIn, "password") : Results.LocalRedirect($"{Page}?refused={changed.Error.Code}");
        }).RequireAuthorization();

        endpoints.MapPost("/account/sign-out-elsewhere", async (HttpContext http, IAntiforgery antiforgery, EndSessions end, SignInManager<Member> signIn) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            await end.RunAsync(CallerOf(http), http.RequestAborted);
            return await StayAsync(http, signIn, "sessions");
        }).RequireAuthorization();
    }

    private static Caller CallerOf(HttpContext http) => MemberClaims.CallerOf(http.User)! with { From = Origin.Of(http) };

    /// <summary>Every sign-in ended; this one begins anew.</summary>
    private static async Task<IResult> StayAsync(HttpContext http, SignInManager<Member> signIn, string done)
    {
        if (await signIn.UserManager.GetUserAsync(http.User) is { } member)
        {
            await signIn.RefreshSignInAsync(member);
        }

        return Results.LocalRedirect($"{Page}?done={done}");
    }
}
