using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>The grain directory ("Grain Directory"): in which sector each grain table starts, zero for one that does not exist.</summary>
internal sealed class VmdkDirectory
{
    private const int MostTables = 1 << 21;

    private readonly uint[] _sectors;

    private VmdkDirectory(long offset, uint[] sectors) => (Offset, _sectors) = (offset, sectors);

    /// <summary>Byte of the file where the directory starts.</summary>
    public long Offset { get; }

    public int Count => _sectors.Length;

    public long Size => Count * (long)sizeof(uint);

    /// <summary>Byte of the file where a table starts; zero when there is none.</summary>
    public long TableOffset(int table) => (long)_sectors[table] * VmdkHeader.SectorSize;

    /// <summary>The directory, once it and each of its tables are known to lie inside the file.</summary>
    /// <param name="field">Byte of the file that names the directory's place.</param>
    public static async Task<(VmdkDirectory? Directory, DiskFormatError? Error)> ReadAsync(
        IRandomAccessSource file, VmdkHeader header, ulong sector, long field, CancellationToken cancellationToken)
    {
        if (header.Tables > MostTables)
        {
            return (null, VmdkErrors.Broken(12, $"the virtual size of {header.VirtualSize} bytes needs {header.Tables} grain tables"));
        }

        var (fileSectors, size) = ((ulong)(file.Length / VmdkHeader.SectorSize), (int)header.Tables * sizeof(uint));
        if (sector == 0 || sector > fileSectors || (long)sector * VmdkHeader.SectorSize > file.Length - size)
        {
            return (null, VmdkErrors.Broken(field, $"the grain directory at sector {sector} lies beyond the file's {file.Length} bytes"));
        }

        var bytes = new byte[size];
        await file.ReadExactlyAtAsync((long)sector * VmdkHeader.SectorSize, bytes, cancellationToken);
        var sectors = new uint[header.Tables];
        for (var i = 0; i < sectors.Length; i++)
        {
            sectors[i] = ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        var directory = new VmdkDirectory((long)sector * VmdkHeader.SectorSize, sectors);
        return (directory, directory.FindFault(header, file.Length));
    }

    /// <summary>Claims the directory and its tables.</summary>
    public void Claim(RangeClaims claims, VmdkHeader header, string name)
    {
        claims.ClaimTable($"the {name}grain directory", Offset, Size);
        for (var i = 0; i < Count; i++)
        {
            if (_sectors[i] != 0)
            {
                claims.ClaimTable($"a {name}grain table", TableOffset(i), header.TableSize);
            }
        }
    }

    private DiskFormatError? FindFault(VmdkHeader header, long fileLength)
    {
        for (var i = 0; i < Count; i++)
        {
            if (TableOffset(i) > fileLength - header.TableSize)
            {
                return VmdkErrors.Broken(
                    Offset + (i * sizeof(uint)), $"the grain table at byte {TableOffset(i)} lies beyond the file's {fileLength} bytes");
            }
        }

        return null;
    }
}
