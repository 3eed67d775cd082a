using ImagePortal.Disks.FileSystems;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>The instruction set of the guest's programs, from the ELF header of one that every system has.</summary>
public static class ArchitectureReader
{
    private const int HeaderSize = 20;
    private static readonly byte[] Magic = [0x7F, (byte)'E', (byte)'L', (byte)'F'];
    private static readonly string[] Programs = ["/bin/sh", "/usr/bin/env", "/bin/ls", "/sbin/init", "/usr/lib/systemd/systemd"];

    /// <summary>Null when no program could be read.</summary>
    public static async Task<(string Architecture, string Source)?> ReadAsync(IFileSystemReader files, CancellationToken cancellationToken)
    {
        foreach (var path in Programs)
        {
            if (await files.ReadBytesAsync(path, HeaderSize, cancellationToken) is { Length: HeaderSize } header
                && header.AsSpan().StartsWith(Magic))
            {
                return (Name(header), path);
            }
        }

        return null;
    }

    /// <summary><c>e_machine</c> at byte 18, in the byte order that byte 5 states (System V ABI, chapter 4).</summary>
    private static string Name(ReadOnlySpan<byte> header)
    {
        var isLittle = header[5] == 1;
        var machine = isLittle ? ReadUInt16LittleEndian(header[18..]) : ReadUInt16BigEndian(header[18..]);
        return machine switch
        {
            3 => "i386",
            20 => "ppc",
            21 => isLittle ? "ppc64le" : "ppc64",
            22 => "s390x",
            40 => "arm",
            62 => "x86_64",
            183 => "aarch64",
            243 => "riscv64",
            258 => "loongarch64",
            _ => $"machine {machine}",
        };
    }
}
