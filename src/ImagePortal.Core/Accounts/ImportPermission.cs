using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;

namespace ImagePortal.Core.Accounts;

/// <summary>
/// Whether an account may import images (R92, D19). It lies in the account's row and is read at each request, so that it takes effect without a new
/// sign-in. What was before it stands in the audit.
/// </summary>
public sealed record ImportPermission
{
    /// <summary>Given and not taken back. Whether it holds here and now, <see cref="Check"/> tells.</summary>
    public bool IsGranted { get; init; }

    /// <summary>Empty for all regions.</summary>
    public IReadOnlyList<RegionCode> Regions { get; init; } = [];

    /// <summary>When it ends by itself; null for no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was given or taken back; null where neither ever was.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The operator who gave or took it; null for the portal's own set-up.</summary>
    public Guid? ChangedBy { get; init; }

    /// <summary>The application it was given for.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>Why it was given or taken back.</summary>
    public string? Reason { get; init; }

    /// <summary>When the account was told that it ends soon.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    public ImportScope Scope => new(Regions, Until);

    public bool IsHeld(DateTimeOffset now) => IsGranted && !(Until <= now);

    /// <summary>Refused where it does not hold: never given, taken back, over, or given for other regions.</summary>
    public Result Check(RegionCode region, DateTimeOffset now) => this switch
    {
        { IsGranted: false, ChangedAt: null } => ImportPermissionErrors.None,
        { IsGranted: false } => ImportPermissionErrors.Revoked(Reason),
        { Until: { } end } when end <= now => ImportPermissionErrors.Ended(end),
        _ when !Scope.Covers(region) => ImportPermissionErrors.NotHere(region, Regions),
        _ => Result.Done,
    };

    /// <summary>For the audit: <c>ap-guangzhou until …</c>, or <c>none</c>.</summary>
    public override string ToString() => IsGranted ? Scope.ToString() : "none";
}
