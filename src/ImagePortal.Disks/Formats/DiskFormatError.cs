namespace ImagePortal.Disks.Formats;

/// <summary>Why a container is refused.</summary>
/// <param name="CriterionId">The criterion it breaks: <c>format</c>, <c>container-safety</c> or <c>integrity</c>.</param>
/// <param name="Offset">Byte of the file where it was seen, or null where no single byte tells.</param>
/// <param name="Message">What was found there, one sentence.</param>
/// <param name="Fix">Commands or steps that mend it, one a line; null where none exists.</param>
public sealed record DiskFormatError(string CriterionId, long? Offset, string Message, string? Fix = null)
{
    /// <summary>For damage that a reader meets after the file was accepted.</summary>
    internal InvalidDataException ToException() =>
        new(Offset is { } offset ? $"{Message.TrimEnd('.')} (byte {offset} of the file)." : Message);
}
