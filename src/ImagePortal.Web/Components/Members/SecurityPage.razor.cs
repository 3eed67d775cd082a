using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>The own password, and every place where it is in use. The forms are ordinary ones: their answers bring the new cookie.</summary>
public sealed partial class SecurityPage
{
    /// <summary>What was done by a form.</summary>
    [SupplyParameterFromQuery] public string? Done { get; set; }

    /// <summary>Code of a refusal.</summary>
    [SupplyParameterFromQuery] public string? Refused { get; set; }

    private string? Said => (Refused, Done) switch
    {
        ("member.wrong-password", _) => MemberErrors.WrongPassword.Message,
        (not null, _) => $"The password was not changed. {PasswordRule.Text}",
        (_, "password") => "Your password is changed. Every other sign-in of yours has ended.",
        (_, "sessions") => "Every other sign-in of yours has ended.",
        _ => null,
    };
}
