using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Tickets;

/// <summary>An account's application for the import permission (R92, R102, D19). An account has one open ticket at most.</summary>
public sealed class Ticket
{
    public const int MaxPurposeLength = 500;
    public const int MaxVolumeLength = 120;
    public const int MaxCommentLength = 1000;

    private static readonly Dictionary<TicketState, TicketState[]> AllowedMoves = new()
    {
        [TicketState.Open] = [TicketState.Approved, TicketState.Rejected, TicketState.Withdrawn],
        [TicketState.Approved] = [TicketState.Revoked],
        [TicketState.Rejected] = [],
        [TicketState.Withdrawn] = [],
        [TicketState.Revoked] = [],
    };

    private Ticket()
    {
    }

    public TicketId Id { get; private set; }

    public AccountId Account { get; private set; }

    /// <summary>Who applied.</summary>
    public Guid Member { get; private set; }

    public string Purpose { get; private set; } = "";

    /// <summary>How many images, how often.</summary>
    public string Volume { get; private set; } = "";

    public IReadOnlyList<RegionCode> Regions { get; private set; } = [];

    public TicketState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was decided or withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The operator who decided; null while nobody has, and for a withdrawal.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Why it was decided so, in the operator's words to the applicant.</summary>
    public string? Reason { get; private set; }

    /// <summary>The account while it is open, then null: unique in the database, so that two that race cannot both be open.</summary>
    public AccountId? OpenOf { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public static Result<Ticket> Open(TicketId id, Caller caller, TicketApplication application, DateTimeOffset now)
    {
        var (purpose, volume) = (application.Purpose.Trim(), application.Volume.Trim());
        return purpose.Length is 0 or > MaxPurposeLength ? TicketErrors.BadPurpose
            : volume.Length is 0 or > MaxVolumeLength ? TicketErrors.BadVolume
            : application.Regions.Count == 0 ? TicketErrors.NoRegion
            : new Ticket
            {
                Id = id,
                Account = caller.Account,
                Member = caller.Member,
                Purpose = purpose,
                Volume = volume,
                Regions = [.. application.Regions.Distinct()],
                OpenedAt = now,
                OpenOf = caller.Account,
            };
    }

    public Result Approve(Guid by, string? reason, DateTimeOffset now) => Close(TicketState.Approved, by, reason, now);

    /// <summary>The applicant is always told why.</summary>
    public Result Reject(Guid by, string reason, DateTimeOffset now) =>
        reason.Trim().Length is 0 or > Accounts.Account.MaxReasonLength ? ImportPermissionErrors.BadReason : Close(TicketState.Rejected, by, reason, now);

    public Result Withdraw(DateTimeOffset now) => Close(TicketState.Withdrawn, null, null, now);

    /// <summary>The permission it brought was taken back.</summary>
    public Result Revoke() => MoveTo(TicketState.Revoked);

    /// <summary>Both sides may write while it is open and after a decision; nobody reads on what was withdrawn or revoked.</summary>
    public Result Comment(string text)
    {
        if (text.Trim().Length is 0 or > MaxCommentLength)
        {
            return TicketErrors.BadComment;
        }

        return State is TicketState.Withdrawn or TicketState.Revoked ? TicketErrors.NotOpen(Id, State) : Result.Done;
    }

    private Result Close(TicketState state, Guid? by, string? reason, DateTimeOffset now)
    {
        var moved = MoveTo(state);
        if (moved.Ok)
        {
            (ClosedAt, DecidedBy, OpenOf) = (now, by, null);
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        }

        return moved;
    }

    private Result MoveTo(TicketState state)
    {
        if (!AllowedMoves[State].Contains(state))
        {
            return TicketErrors.NotOpen(Id, State);
        }

        (State, Version) = (state, Guid.NewGuid());
        return Result.Done;
    }
}
