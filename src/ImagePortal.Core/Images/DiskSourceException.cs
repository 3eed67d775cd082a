namespace ImagePortal.Core.Images;

/// <summary>A place outside this portal cannot be read.</summary>
/// <param name="refusal">What to tell the person, in the end.</param>
/// <param name="mayPass">It may work later: a lost connection, a server that is busy.</param>
public sealed class DiskSourceException(Error refusal, bool mayPass, Exception? inner = null) : IOException(refusal.Message, inner)
{
    public Error Refusal { get; } = refusal;

    public bool MayPass { get; } = mayPass;
}
