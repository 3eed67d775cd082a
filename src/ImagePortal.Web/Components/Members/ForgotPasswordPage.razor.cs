using ImagePortal.Core.Members;
using ImagePortal.Web.Components.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>Answers the same for every address: who is registered is nobody's business.</summary>
public sealed partial class ForgotPasswordPage
{
    private string? _said;
    private string? _refusal;

    [Inject] public required AskForPassword AskForPassword { get; init; }
    [Inject] public required AskingRates Rates { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "forgot")] public SignInForm? Form { get; set; }

    protected override void OnInitialized() => Form ??= new SignInForm();

    private void Ask()
    {
        if (!Rates.MayAsk(Context.Connection.RemoteIpAddress))
        {
            _refusal = "Too many links were asked for from here. Wait some minutes and try again.";
            return;
        }

        var address = Form!.Email.Trim();
        if (address.Length is > 0 and <= 254)
        {
            AskForPassword.Run(address);
        }

        _said = "A link is on its way.";
    }
}
