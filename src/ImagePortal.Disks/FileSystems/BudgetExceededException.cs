namespace ImagePortal.Disks.FileSystems;

/// <summary>An inspection would cost more than it may; the message says what of.</summary>
public sealed class BudgetExceededException(string message) : Exception(message);
