namespace ImagePortal.Core.Operations;

public sealed record OperationLogLine(DateTimeOffset At, string Text);
