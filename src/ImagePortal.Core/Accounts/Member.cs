using Microsoft.AspNetCore.Identity;

namespace ImagePortal.Core.Accounts;

/// <summary>A person who signs in for an account.</summary>
public sealed class Member : IdentityUser<Guid>
{
    public const int MaxNicknameLength = 60;

    public AccountId Account { get; private set; }

    public MemberRole Role { get; private set; }

    /// <summary>The 12 digits that name this person inside the account, and cannot be shared with (D2). Null for the root, who goes by the account's.</summary>
    public AccountId? SubAccount { get; private set; }

    public string Nickname { get; private set; } = "";

    /// <summary>Runs the portal: sees jobs, regions, accounts and tickets of everyone.</summary>
    public bool IsOperator { get; private set; }

    public static Member Create(AccountId account, string email, string nickname, MemberRole role, bool isOperator) => new()
    {
        Id = Guid.NewGuid(),
        Account = account,
        Email = email,
        UserName = email,
        EmailConfirmed = true,
        LockoutEnabled = true,
        Nickname = nickname,
        Role = role,
        SubAccount = role == MemberRole.Root ? null : AccountId.NewSubAccount(),
        IsOperator = isOperator,
    };

    public Result Rename(string nickname)
    {
        var trimmed = nickname.Trim();
        if (trimmed.Length is 0 or > MaxNicknameLength)
        {
            return AccountErrors.BadNickname;
        }

        (Nickname, ConcurrencyStamp) = (trimmed, Guid.NewGuid().ToString());
        return Result.Done;
    }
}
