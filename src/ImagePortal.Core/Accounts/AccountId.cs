using System.Security.Cryptography;

namespace ImagePortal.Core.Accounts;

/// <summary>The 12 digits that name an account (R47, D10).</summary>
public readonly record struct AccountId(string Value)
{
    public const int Length = 12;

    public static bool TryParse(string? text, out AccountId id)
    {
        var valid = text?.Length == Length && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        id = valid ? new AccountId(text!) : default;
        return valid;
    }

    /// <summary>For a person who is no root: begins with 7, as no account does.</summary>
    public static AccountId NewSubAccount() => new("7" + RandomNumberGenerator.GetString("0123456789", Length - 1));

    public override string ToString() => Value;
}
