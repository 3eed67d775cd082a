using ImagePortal.Disks.Criteria;

namespace ImagePortal.Web.Components.Imports;

/// <summary>How a check report is put into words.</summary>
public static class CheckWords
{
    /// <param name="precheck">Nothing was uploaded yet, so nothing was refused yet.</param>
    public static string Verdict(CheckReport report, bool precheck) => (report.Accepted, precheck) switch
    {
        (true, true) => "This disk can be imported",
        (true, false) => "This disk was accepted",
        (false, true) => "This disk would be refused",
        (false, false) => "This disk was refused",
    };

    /// <summary>Such as <c>3 rules fail, 1 warns, 9 pass, 1 does not apply</c>.</summary>
    public static string Counts(IEnumerable<CriterionResult> criteria)
    {
        var results = criteria.ToList();
        var parts = new (CriterionOutcome Outcome, string One, string More)[]
        {
            (CriterionOutcome.Fail, "fails", "fail"),
            (CriterionOutcome.Warn, "warns", "warn"),
            (CriterionOutcome.Pass, "passes", "pass"),
            (CriterionOutcome.Skip, "does not apply", "do not apply"),
        };
        var said = parts
            .Select(x => (Count: results.Count(y => y.Outcome == x.Outcome), x.One, x.More))
            .Where(x => x.Count > 0)
            .Select((x, place) => $"{x.Count}{(place > 0 ? "" : x.Count == 1 ? " rule" : " rules")} {(x.Count == 1 ? x.One : x.More)}");
        return string.Join(", ", said);
    }

    public static string Outcome(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => "Pass",
        CriterionOutcome.Warn => "Warning",
        CriterionOutcome.Fail => "Fail",
        _ => "Not applicable",
    };
}
