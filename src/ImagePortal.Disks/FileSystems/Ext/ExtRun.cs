namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>A run of a file's blocks.</summary>
/// <param name="Logical">First block within the file.</param>
/// <param name="Count">Blocks, above zero.</param>
/// <param name="Physical">First block on the volume; zero for a hole or for blocks never written.</param>
internal readonly record struct ExtRun(long Logical, long Count, long Physical)
{
    public bool Covers(long logical) => logical >= Logical && logical - Logical < Count;
}
