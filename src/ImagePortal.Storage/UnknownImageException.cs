namespace ImagePortal.Storage;

/// <summary>The store holds no sealed image of that digest.</summary>
public sealed class UnknownImageException(string digest) : Exception($"The store has no image {digest}.")
{
    public string Digest { get; } = digest;
}
