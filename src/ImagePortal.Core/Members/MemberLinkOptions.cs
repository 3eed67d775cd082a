using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Members;

/// <summary>How long mailed links work, section <c>Portal:MemberLinks</c>. Each works once.</summary>
public sealed record MemberLinkOptions
{
    [Range(1, 60)]
    public int InvitationDays { get; init; } = 7;

    /// <summary>For a new password in the place of a forgotten one.</summary>
    [Range(1, 72)]
    public int PasswordHours { get; init; } = 4;
}

[OptionsValidator]
internal sealed partial class MemberLinkOptionsValidator : IValidateOptions<MemberLinkOptions>;
