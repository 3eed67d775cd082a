namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>What came of an action on several things. Without failures there is nothing to show.</summary>
public sealed record Outcome(string Title, IReadOnlyList<FailureReason> Failures)
{
    public static Outcome Fine { get; } = new("", []);

    /// <summary>What was done all the same, in a sentence.</summary>
    public string? Done { get; init; }

    /// <summary>Takes back what was done.</summary>
    public Func<Task>? Undo { get; init; }
}
