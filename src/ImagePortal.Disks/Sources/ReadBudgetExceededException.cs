namespace ImagePortal.Disks.Sources;

/// <summary>More would have to be read from a source than its reader was allowed: the file asks for too much work.</summary>
public sealed class ReadBudgetExceededException(long budget)
    : IOException($"The file took too much to read: more than {budget} bytes were needed.")
{
    /// <summary>Bytes that were allowed.</summary>
    public long Budget { get; } = budget;
}
