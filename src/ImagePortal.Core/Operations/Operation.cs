using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Operations;

/// <summary>The row a person follows, and the truth about a piece of long work. Nodes lease it; the queue is only a hint.</summary>
public sealed class Operation
{
    /// <summary>Faults of ours before an operation fails.</summary>
    public const int MaxAttempts = 5;

    // Each stage's share of the bar, so that the percent of the whole never falls when a stage begins.
    private static readonly Dictionary<OperationStage, (int From, int To)> Bar = new()
    {
        [OperationStage.Uploading] = (0, 60),
        [OperationStage.Bringing] = (0, 60),
        [OperationStage.Checking] = (0, 2),
        [OperationStage.Fetching] = (2, 98),
        [OperationStage.Inspecting] = (60, 62),
        [OperationStage.Storing] = (62, 98),
        [OperationStage.Copying] = (0, 98),
        [OperationStage.Sealing] = (98, 100),
        [OperationStage.Verifying] = (0, 90),
        [OperationStage.Repairing] = (90, 100),
        [OperationStage.Collecting] = (0, 100),
        [OperationStage.Writing] = (0, 50),
        [OperationStage.Sending] = (50, 99),
        [OperationStage.Preparing] = (0, 95),
        [OperationStage.Starting] = (95, 100),
        [OperationStage.Capturing] = (0, 60),
        [OperationStage.Reading] = (2, 98),
    };

    private Operation()
    {
    }

    public OperationId Id { get; private set; }

    public AccountId Account { get; private set; }

    /// <summary>Who started it and hears of its end.</summary>
    public Guid Member { get; private set; }

    public RegionCode Region { get; private set; }

    public OperationKind Kind { get; private set; }

    /// <summary>Public id of the image or instance it makes; of upkeep, the region's code.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The image's or region's name when it was accepted, for lists and messages.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What the handler needs, as JSON of its own.</summary>
    public string Input { get; private set; } = "";

    public OperationState State { get; private set; }

    public OperationStage Stage { get; private set; }

    /// <summary>Bytes done in this stage.</summary>
    public long BytesDone { get; private set; }

    public long BytesTotal { get; private set; }

    public int Attempt { get; private set; }

    /// <summary>What must come before it may run, such as an upload; null when nothing.</summary>
    public string? WaitsFor { get; private set; }

    /// <summary>Not before this moment: now, or after a pause that grows with each fault.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public string? LeaseOwner { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Grows with each claim. A runner whose number is old has lost the operation and may write nothing.</summary>
    public int Fence { get; private set; }

    public bool CancelRequested { get; private set; }

    public string? RefusalCode { get; private set; }

    public string? RefusalMessage { get; private set; }

    public string? RefusalFix { get; private set; }

    /// <summary>It failed for a reason of ours, not for something the user can mend.</summary>
    public bool IsOurFault { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The day of the allowance it was counted on (R14); null when it was not, or was given back.</summary>
    public DateOnly? CountedOn { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsOver => State is OperationState.Succeeded or OperationState.Failed or OperationState.Cancelled;

    /// <summary>Percent of the whole, 0 to 100.</summary>
    public int Percent => PercentOf(State, Stage, BytesDone, BytesTotal);

    public static Operation Accept(NewOperation accepted, DateTimeOffset now) => new()
    {
        Id = OperationId.New(),
        Account = accepted.Account,
        Member = accepted.Member,
        Region = accepted.Region,
        Kind = accepted.Kind,
        Subject = accepted.Subject,
        Title = accepted.Title,
        Input = accepted.Input,
        Stage = accepted.FirstStage,
        BytesTotal = accepted.BytesTotal,
        WaitsFor = accepted.WaitsFor,
        CountedOn = accepted.CountedOn,
        DueAt = now,
        CreatedAt = now,
    };

    public static int PercentOf(OperationState state, OperationStage stage, long done, long total)
    {
        if (state == OperationState.Succeeded)
        {
            return 100;
        }

        var (from, to) = Bar[stage];
        return total <= 0 ? from : from + (int)((to - from) * (decimal)Math.Clamp(done, 0, total) / total);
    }

    public bool IsHeldWith(int fence) => State == OperationState.Running && Fence == fence;

    public void Succeed(DateTimeOffset now) => End(OperationState.Succeeded, now);

    public void Cancel(DateTimeOffset now) => End(OperationState.Cancelled, now);

    public void Refuse(Error refusal, DateTimeOffset now)
    {
        (RefusalCode, RefusalMessage, RefusalFix) = (refusal.Code, refusal.Message, refusal.Fix);
        End(OperationState.Failed, now);
    }

    /// <summary>Puts it back in the queue after a fault, or ends it when the attempts are used up. False: it ended.</summary>
    /// <param name="refusal">What it ends with where the fault is not ours.</param>
    public bool RetryAfterFault(DateTimeOffset now, Error? refusal = null)
    {
        if (Attempt < MaxAttempts)
        {
            Requeue(now + TimeSpan.FromSeconds(Math.Pow(4, Attempt - 1)));
            return true;
        }

        IsOurFault = refusal is null;
        Refuse(refusal ?? OperationErrors.OurFault(Id), now);
        return false;
    }

    /// <summary>Gives it up without using an attempt: the node shuts down.</summary>
    public void Release(DateTimeOffset now)
    {
        Attempt--;
        Requeue(now);
    }

    /// <summary>Refused once it is over. What still waits is ended by the next runner, like what runs.</summary>
    public Result RequestCancel(DateTimeOffset now)
    {
        if (IsOver)
        {
            return OperationErrors.Over(Id);
        }

        (CancelRequested, WaitsFor, Version) = (true, null, Guid.NewGuid());
        DueAt = State == OperationState.Queued ? now : DueAt;
        return Result.Done;
    }

    /// <summary>It no longer counts against the day's allowance.</summary>
    public void Uncount() => (CountedOn, Version) = (null, Guid.NewGuid());

    private void Requeue(DateTimeOffset dueAt)
    {
        (State, DueAt, LeaseOwner, LeaseUntil, Version) = (OperationState.Queued, dueAt, null, null, Guid.NewGuid());
    }

    private void End(OperationState state, DateTimeOffset now)
    {
        (State, EndedAt, LeaseOwner, LeaseUntil, WaitsFor, Version) = (state, now, null, null, null, Guid.NewGuid());
    }
}
