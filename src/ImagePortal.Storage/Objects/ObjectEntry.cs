namespace ImagePortal.Storage.Objects;

/// <summary>An object as listed.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Written">When it got its content, by the store's own clock: not to be compared with a clock of ours.</param>
internal readonly record struct ObjectEntry(string Name, long Size, DateTimeOffset Written);
