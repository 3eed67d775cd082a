namespace ImagePortal.Web.Components.Accounts;

/// <summary>What the sign-in form sends.</summary>
public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public bool Remember { get; set; }
}
