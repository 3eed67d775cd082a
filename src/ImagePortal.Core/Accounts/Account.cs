using ImagePortal.Core.Tickets;

namespace ImagePortal.Core.Accounts;

/// <summary>A tenant: owns images, operations, files and limits; people sign in for it as members.</summary>
public sealed class Account(AccountId id, string appId, string name, DateTimeOffset createdAt)
{
    public const int MaxReasonLength = 300;

    public AccountId Id { get; private set; } = id;

    /// <summary>The 10-digit number that names its object storage and nothing else (D10).</summary>
    public string AppId { get; private set; } = appId;

    public string Name { get; private set; } = name;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    /// <summary>R92, D19.</summary>
    public ImportPermission ImportPermission { get; private set; } = new();

    /// <summary>What an operator set for this account instead of the portal's defaults; null takes the default (R13).</summary>
    public int? ImagesPerRegion { get; private set; }

    /// <summary>R14.</summary>
    public int? OperationsPerDay { get; private set; }

    /// <summary>R17.</summary>
    public int? SharesPerImage { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public LimitOverrides Overrides => new(ImagesPerRegion, OperationsPerDay, SharesPerImage);

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

    /// <summary>Gives the import permission, or changes it. Refused for an end that is over.</summary>
    /// <param name="by">The operator; null for the portal's own set-up.</param>
    /// <param name="ticket">The application it is given for.</param>
    public Result GrantImport(ImportScope scope, Guid? by, TicketId? ticket, string? reason, DateTimeOffset now)
    {
        if (scope.Until <= now)
        {
            return ImportPermissionErrors.BadEnd;
        }

        if (reason?.Trim().Length > MaxReasonLength)
        {
            return ImportPermissionErrors.LongReason;
        }

        Change(new ImportPermission
        {
            IsGranted = true,
            Regions = [.. scope.Regions.Distinct()],
            Until = scope.Until,
            ChangedAt = now,
            ChangedBy = by,
            Ticket = ticket,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        });
        return Result.Done;
    }

    /// <summary>Takes the import permission back. What runs finishes: it is asked for at the start of an import only.</summary>
    public Result RevokeImport(Guid by, string reason, DateTimeOffset now)
    {
        if (!ImportPermission.IsGranted)
        {
            return ImportPermissionErrors.NotGranted;
        }

        if (reason.Trim().Length is 0 or > MaxReasonLength)
        {
            return ImportPermissionErrors.BadReason;
        }

        Change(ImportPermission with { IsGranted = false, ChangedAt = now, ChangedBy = by, Reason = reason.Trim() });
        return Result.Done;
    }

    /// <summary>The account was told that its permission ends soon; once for each grant.</summary>
    public void WarnOfEnd(DateTimeOffset now) => Change(ImportPermission with { WarnedAt = now });

    private void Change(ImportPermission permission) => (ImportPermission, Version) = (permission, Guid.NewGuid());
}
