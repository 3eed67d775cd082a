namespace ImagePortal.Storage;

/// <summary>A sealed image as listed. All sizes in bytes.</summary>
/// <param name="Digest"><c>sha256:…</c> of the manifest: the image's identity.</param>
/// <param name="VirtualSize">Size of the virtual disk.</param>
/// <param name="DataSize">Bytes of the virtual disk that are not zero chunks, before compression.</param>
/// <param name="Chunks">Chunks that are not all zeros.</param>
/// <param name="IsReadable">False when the manifest itself is damaged; the sizes are then zero.</param>
public sealed record StoredImage(string Digest, long VirtualSize, long DataSize, int Chunks, bool IsReadable);
