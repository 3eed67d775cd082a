using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Members;

/// <summary>Tokens of invitations. They live longer than those for a forgotten password: people do not expect them.</summary>
internal sealed class InvitationTokens(IDataProtectionProvider protection, IOptions<MemberLinkOptions> options, ILogger<InvitationTokens> logger)
    : DataProtectorTokenProvider<Member>(
        protection,
        Microsoft.Extensions.Options.Options.Create(new DataProtectionTokenProviderOptions { Name = Name, TokenLifespan = TimeSpan.FromDays(options.Value.InvitationDays) }),
        logger)
{
    internal new const string Name = "Invitation";
}
