using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>The one door from the bytes of a file to the bytes a guest would see.</summary>
public static class DiskOpener
{
    /// <summary>
    /// Identifies the file and opens it when its format is one we read and every byte a reader would need is inside the file.
    /// What is wrong with the file is a value; only the source itself throws.
    /// </summary>
    /// <param name="declared">What the file is said to be, by its name or by the user; null to go by its signs alone.</param>
    /// <exception cref="IOException">The source could not be read, or a read budget on it ran out.</exception>
    public static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, DiskFormat? declared, CancellationToken cancellationToken)
    {
        var identified = await DiskIdentification.ReadAsync(file, declared, cancellationToken);
        return identified is { Format: { } format, Error: null }
            ? await DiskReader.For(format).OpenAsync(file, cancellationToken)
            : new() { Format = identified.Format, Error = identified.Error };
    }
}
