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

    public override string ToString() => Value;
}
