namespace ImagePortal.Disks.FileSystems;

public enum FileKind
{
    Other,
    File,
    Directory,
    Symlink,
}
