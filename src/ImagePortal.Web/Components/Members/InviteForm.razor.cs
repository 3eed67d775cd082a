using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>Asks for a person; empty again when the invitation is out.</summary>
public sealed partial class InviteForm
{
    private string _email = "";
    private string _nickname = "";
    private MemberRole _role = MemberRole.Member;

    /// <summary>True when the person was invited.</summary>
    [Parameter, EditorRequired] public required Func<NewMember, Task<bool>> OnInvite { get; set; }

    private async Task SubmitAsync()
    {
        if (await OnInvite(new NewMember(_email, _nickname, _role)))
        {
            (_email, _nickname, _role) = ("", "", MemberRole.Member);
        }
    }
}
