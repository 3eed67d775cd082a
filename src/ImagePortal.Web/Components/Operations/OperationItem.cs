namespace ImagePortal.Web.Components.Operations;

/// <summary>An operation as the drawer shows it.</summary>
/// <param name="Title">What it does to what: <c>Import web-base-debian12</c>.</param>
/// <param name="State">Queued, Running, Succeeded, Failed, Refused or Cancelled.</param>
/// <param name="ImageId">The image it makes, for the link (R39).</param>
/// <param name="Region">Code of the region of that image.</param>
/// <param name="Detail">How far, how long, or why not.</param>
/// <param name="At">When it ended; while it runs, when it began.</param>
public sealed record OperationItem(
    string Id, string Title, string State, int? Percent, string? ImageId, string Region, string? Detail, DateTimeOffset At)
{
    /// <summary>Ended since the drawer was last open.</summary>
    public bool IsNew { get; init; }

    /// <summary>The instance it starts, for the link.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The link of its image leads to the row in the list (R39).</summary>
    public bool IsInList { get; init; }

    public bool CanCancel { get; init; }

    public bool CanRetry { get; init; }

    /// <summary>Address of the check report of a refused import.</summary>
    public string? ReportLink { get; init; }
}
