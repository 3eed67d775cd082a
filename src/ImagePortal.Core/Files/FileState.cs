namespace ImagePortal.Core.Files;

/// <summary>Removed: its bytes are gone, or go with the next sweep.</summary>
public enum FileState
{
    Uploading,
    Complete,
    Removed,
}
