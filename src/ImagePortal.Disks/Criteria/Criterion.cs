namespace ImagePortal.Disks.Criteria;

/// <summary>One rule of the check report: judges what was found, and reads nothing itself.</summary>
public abstract class Criterion(string id, string title)
{
    public string Id { get; } = id;

    /// <summary>The rule's name on a report.</summary>
    public string Title { get; } = title;

    public abstract CriterionResult Judge(DiskFindings findings, CheckProfile profile);

    protected CriterionResult Pass(string evidence) => new(Id, CriterionOutcome.Pass, Title, evidence, null);

    /// <param name="acknowledgement">What a person has to confirm, in the first person.</param>
    protected CriterionResult Warn(string evidence, string? fix, string? acknowledgement = null) =>
        new(Id, CriterionOutcome.Warn, Title, evidence, fix) { Acknowledgement = acknowledgement };

    protected CriterionResult Fail(string evidence, string? fix) => new(Id, CriterionOutcome.Fail, Title, evidence, fix);

    protected CriterionResult Skip(string why) => new(Id, CriterionOutcome.Skip, Title, why, null);
}
