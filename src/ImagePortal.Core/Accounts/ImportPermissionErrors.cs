using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Accounts;

/// <summary>Why an account may not import, or why its permission cannot be changed (R92, D19).</summary>
public static class ImportPermissionErrors
{
    public static Error None { get; } =
        new(ErrorKind.Forbidden, "import.no-permission", "This account may not import images yet. Apply for the import permission first.");

    public static Error BadReason { get; } =
        new(ErrorKind.Invalid, "import-permission.reason", $"A reason has 1 to {Account.MaxReasonLength} characters. It goes to the account.");

    public static Error LongReason { get; } =
        new(ErrorKind.Invalid, "import-permission.reason", $"A reason has at most {Account.MaxReasonLength} characters. Shorten it.");

    public static Error BadEnd { get; } =
        new(ErrorKind.Invalid, "import-permission.until", "The end lies in the past. Choose a later day, or no end.");

    public static Error NotGranted { get; } =
        new(ErrorKind.Conflict, "import-permission.not-granted", "The account holds no import permission. There is nothing to take back.");

    public static Error Revoked(string? reason) =>
        new(ErrorKind.Forbidden, "import.permission-revoked", $"The import permission of this account was withdrawn: {Sentence(reason)} Apply for it again.");

    public static Error Ended(DateTimeOffset end) =>
        new(ErrorKind.Forbidden, "import.permission-ended", $"The import permission of this account ended on {end:d MMM yyyy}. Apply for it again.");

    public static Error NotHere(RegionCode region, IReadOnlyList<RegionCode> granted) =>
        new(ErrorKind.Forbidden, "import.permission-region", $"This account may import in {string.Join(", ", granted)} only, not in {region}. Apply for this region, or import there.");

    private static string Sentence(string? reason) => reason is null ? "no reason was given." : reason.EndsWith('.') ? reason : $"{reason}.";
}
