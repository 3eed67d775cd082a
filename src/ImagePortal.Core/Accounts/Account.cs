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

    public Guid Version { get; private set; } = Guid.NewGuid();

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
