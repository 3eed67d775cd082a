using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImagePortal.Storage;

/// <summary>
/// What an ingest has read so far, in a file, for sources that are dear to read: a run that takes up a broken one asks the store for the chunks
/// that are named here, and reads only what is missing. Belongs to one source in one state; for another it begins anew.
/// </summary>
public sealed class IngestJournal : IDisposable
{
    private const string Zeros = "-";
    private const int CheckLength = 16;

    private readonly ConcurrentDictionary<(long Offset, int Length), ContentDigest?> _known = new();
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    private IngestJournal(FileStream file) => _file = file;

    /// <summary>Opens or begins the journal. Only one run at a time may have it.</summary>
    /// <param name="source">What the source and its state are known by, such as an entity tag and a length.</param>
    /// <exception cref="IOException">It cannot be opened, or another run has it.</exception>
    public static IngestJournal Open(string path, string source)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var journal = new IngestJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        try
        {
            journal.Read(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))));
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Whether this piece was read before. Its digest is null when it held only zeros.</summary>
    internal bool TryGet(long offset, int length, out ContentDigest? digest) => _known.TryGetValue((offset, length), out digest);

    /// <summary>Keeps what a piece held; null for zeros.</summary>
    internal void Add(long offset, int length, ContentDigest? digest)
    {
        if (_known.TryAdd((offset, length), digest))
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset} {length} {digest?.ToString() ?? Zeros}"));
        }
    }

    private void Read(string source)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var lines = Encoding.ASCII.GetString(bytes).Split('\n');
        if (Unseal(lines[0]) == source)
        {
            foreach (var line in lines.Skip(1))
            {
                Learn(Unseal(line));
            }

            // A line that was torn must not spoil the next.
            _file.Write("\n"u8);
            return;
        }

        _file.SetLength(0);
        Write(source);
    }

    private void Learn(string? line)
    {
        if (line?.Split(' ') is [var offset, var length, var digest]
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            if (digest == Zeros)
            {
                _known[(at, bytes)] = null;
            }
            else if (ContentDigest.TryParse(digest, out var known))
            {
                _known[(at, bytes)] = known;
            }
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            _file.Write(Encoding.ASCII.GetBytes($"{line} {CheckOf(line)}\n"));
        }
    }

    /// <summary>The line without its check sum; null for one that was torn or damaged.</summary>
    private static string? Unseal(string line)
    {
        var cut = line.LastIndexOf(' ');
        return cut > 0 && line[(cut + 1)..] == CheckOf(line[..cut]) ? line[..cut] : null;
    }

    private static string CheckOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(line)))[..CheckLength];
}
