using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>A container's error as evidence: the message and the byte.</summary>
internal static class ContainerEvidence
{
    public static string Of(DiskFormatError error)
    {
        var message = Wording.Sentence(error.Message);
        var isNamed = error.Offset is not { } offset || message.Contains($"byte {offset}", StringComparison.Ordinal);
        return isNamed ? message : $"{message[..^1]} (byte {error.Offset} of the file).";
    }
}
