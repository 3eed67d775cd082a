using System.Text.Json.Serialization;

namespace ImagePortal.Disks.Criteria;

/// <summary>One line of a check report.</summary>
/// <param name="Id">Stable id of <c>CriterionIds</c>.</param>
/// <param name="Evidence">What was found, and where.</param>
/// <param name="Fix">Exact commands or steps, one a line; null when nothing needs mending.</param>
public sealed record CriterionResult(string Id, CriterionOutcome Outcome, string Title, string Evidence, string? Fix)
{
    /// <summary>What a person has to confirm before such a disk is imported (R78, R79, R89); null, and not in the JSON, when nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Acknowledgement { get; init; }
}
