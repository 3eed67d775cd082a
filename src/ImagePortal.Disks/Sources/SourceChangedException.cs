namespace ImagePortal.Disks.Sources;

/// <summary>The source holds other bytes than when it was opened: what was read before and what comes now do not belong together.</summary>
public sealed class SourceChangedException(string message) : IOException(message);
