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

    /// <summary>Since when sign-in is refused; null while it is allowed.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Has not yet set a password.</summary>
    public bool IsInvited => PasswordHash is null;

    public bool IsDisabled => DisabledAt is not null;

    public static Member Create(AccountId account, string email, string nickname, MemberRole role, bool isOperator) => new()
    {
        Id = Guid.NewGuid(),
        Account = account,
        Email = email,
        UserName = email,
        SecurityStamp = NewStamp(),
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

    public void Disable(DateTimeOffset now)
    {
        DisabledAt ??= now;
        EndSessions();
    }

    public void Enable()
    {
        DisabledAt = null;
        Touch();
    }

    /// <summary>After too many wrong passwords.</summary>
    public void Unlock()
    {
        (LockoutEnd, AccessFailedCount) = (null, 0);
        Touch();
    }

    public void ChangeRole(MemberRole role)
    {
        Role = role;

        // Once given it stays this person's, so that no other ever has it.
        SubAccount ??= role == MemberRole.Root ? null : AccountId.NewSubAccount();
        Touch();
    }

    /// <summary>The sign-ins know whether they are an operator's: they end, and the next ones know better.</summary>
    public void ChangeOperator(bool isOperator)
    {
        IsOperator = isOperator;
        EndSessions();
    }

    /// <summary>Every sign-in so far ends, wherever it is, and no link that was mailed works any more.</summary>
    public void EndSessions()
    {
        SecurityStamp = NewStamp();
        Touch();
    }

    /// <summary>Changes that must not pass each other meet here.</summary>
    public void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
