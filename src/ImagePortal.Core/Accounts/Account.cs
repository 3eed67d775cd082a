namespace ImagePortal.Core.Accounts;

/// <summary>A tenant: owns images, operations, files and limits; people sign in for it as members.</summary>
public sealed class Account(AccountId id, string appId, string name, DateTimeOffset createdAt)
{
    public AccountId Id { get; private set; } = id;

    /// <summary>The 10-digit number that names its object storage and nothing else (D10).</summary>
    public string AppId { get; private set; } = appId;

    public string Name { get; private set; } = name;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>Holds the import permission (R92).</summary>
    public bool MayImport { get; private set; }

    /// <summary>What an operator set for this account instead of the portal's defaults; null takes the default (R13).</summary>
    public int? ImagesPerRegion { get; private set; }

    /// <summary>R14.</summary>
    public int? OperationsPerDay { get; private set; }

    /// <summary>R17.</summary>
    public int? SharesPerImage { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public LimitOverrides Overrides => new(ImagesPerRegion, OperationsPerDay, SharesPerImage);

    public void GrantImport() => (MayImport, Version) = (true, Guid.NewGuid());

    public void RevokeImport() => (MayImport, Version) = (false, Guid.NewGuid());

    /// <summary>What is below the account's use already stays; only new things are refused.</summary>
    public Result OverrideLimits(LimitOverrides limits)
    {
        if (limits.All.Any(x => x is < 0 or > LimitOverrides.Highest))
        {
            return AccountErrors.BadLimit;
        }

        (ImagesPerRegion, OperationsPerDay, SharesPerImage) = (limits.ImagesPerRegion, limits.OperationsPerDay, limits.SharesPerImage);
        Version = Guid.NewGuid();
        return Result.Done;
    }

    public Result Rename(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Member.MaxNicknameLength || trimmed.Any(char.IsControl))
        {
            return AccountErrors.BadName;
        }

        (Name, Version) = (trimmed, Guid.NewGuid());
        return Result.Done;
    }
}
