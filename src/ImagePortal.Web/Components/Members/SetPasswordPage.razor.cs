using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Accounts;
using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>Where the link of an invitation, or of a forgotten password, leads. Opening it uses nothing up: mail scanners open links too.</summary>
public sealed partial class SetPasswordPage
{
    private string? _email;
    private string? _refusal;
    private bool _isDone;

    [Inject] public required PasswordLinks Links { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery] public Guid Member { get; set; }
    [SupplyParameterFromQuery] public string? Token { get; set; }
    [SupplyParameterFromForm(FormName = "set-password")] public SignInForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();

        // The address must not go on to other pages, nor stay in caches.
        Context.Response.Headers["Referrer-Policy"] = "no-referrer";
        Context.Response.Headers.CacheControl = "no-store";
        _email = Token is { Length: > 0 and < 2000 } token ? await Links.FindAsync(Member, token) : null;
    }

    private async Task SetAsync()
    {
        var set = await Links.UseAsync(Member, Token ?? "", Form!.Password, Origin.Of(Context));
        (_isDone, _refusal) = (set.Ok, set.Error?.Message);
    }
}
