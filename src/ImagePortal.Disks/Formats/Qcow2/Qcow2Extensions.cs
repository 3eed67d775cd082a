using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Walks the header extensions (qcow2.rst, "Header extensions"). None of them changes what a reader of the active layer sees, so they only
/// have to be whole.
/// </summary>
internal static class Qcow2Extensions
{
    private const int ExtensionHeaderSize = 8;
    private const int Alignment = 8;
    private const int MaxExtensions = 64;

    public static async Task<DiskFormatError?> FindFaultAsync(
        IRandomAccessSource file, Qcow2Header header, CancellationToken cancellationToken)
    {
        var bytes = new byte[ExtensionHeaderSize];
        long offset = header.HeaderLength;
        for (var i = 0; offset <= header.ClusterSize - ExtensionHeaderSize; i++)
        {
            var read = await file.ReadAtAsync(offset, bytes, cancellationToken);
            var (type, length) = (ReadUInt32BigEndian(bytes), ReadUInt32BigEndian(bytes.AsSpan(4)));
            if (read < ExtensionHeaderSize || type == 0)
            {
                return null;
            }

            if (i == MaxExtensions || length > header.ClusterSize - offset - ExtensionHeaderSize)
            {
                return Qcow2Errors.Broken(offset, $"a header extension of {length} bytes does not fit the header");
            }

            offset += ExtensionHeaderSize + ((length + Alignment - 1L) / Alignment * Alignment);
        }

        return null;
    }
}
