namespace ImagePortal.Core.Operations;

/// <summary>Something outside this portal does not work now. Retried as faults of ours are; when the attempts are used up, the refusal stands.</summary>
public sealed class TryAgainException(Error refusal, Exception? inner = null) : Exception(refusal.Message, inner)
{
    public Error Refusal { get; } = refusal;
}
