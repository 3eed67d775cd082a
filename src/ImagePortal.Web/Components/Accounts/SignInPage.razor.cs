using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>A static page: a cookie can only be set while the answer is an ordinary one.</summary>
public sealed partial class SignInPage
{
    private string? _refusal;

    [Inject] public required SignIn SignIn { get; init; }
    [Inject] public required MemberSessions Sessions { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")] public SignInForm? Form { get; set; }

    /// <summary>Where to go afterwards: a path of this portal.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    private string Host => new Uri(Navigation.BaseUri).Authority;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();
        if (HttpMethods.IsGet(Context.Request.Method) && await Sessions.StandsAsync(Context.User, Context.RequestAborted))
        {
            Navigation.NavigateTo(LocalPath.Or(ReturnUrl, ""));
        }
    }

    private async Task SignInAsync()
    {
        var form = Form!;
        switch (await SignIn.RunAsync(form.Email, form.Password, form.Remember, Origin.Of(Context), Context.RequestAborted))
        {
            case SignInOutcome.Done:
                Navigation.NavigateTo(LocalPath.Or(ReturnUrl, ""));
                break;
            case SignInOutcome.LockedOut:
                _refusal = "This account is locked for a while, because a wrong password was given too often. Wait, or ask the operator.";
                break;
            case SignInOutcome.Disabled:
                _refusal = "Signing in is disabled for you. Ask the root of your account, or the operator of this portal.";
                break;
            default:
                _refusal = "Mail address and password do not match. After 5 attempts the account is locked for a while.";
                break;
        }
    }
}
