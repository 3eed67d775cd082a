namespace ImagePortal.Disks.Criteria;

/// <summary>What a criterion says of a disk. <see cref="Skip"/>: it does not apply, or could not be judged because an earlier one failed.</summary>
public enum CriterionOutcome
{
    Pass,
    Warn,
    Fail,
    Skip,
}
