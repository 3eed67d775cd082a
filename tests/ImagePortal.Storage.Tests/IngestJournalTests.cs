namespace ImagePortal.Storage.Tests;

/// <summary>A run that takes up a broken one reads only what is missing, and never believes more than was stored.</summary>
public sealed class IngestJournalTests : IDisposable
{
    private const int Many = 150;

    private readonly StoreFolder _folder = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"imageportal-journal-{Guid.NewGuid():N}", "journal");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_already_is_not_read_again()
    {
        var plain = await _folder.Open().IngestAsync(NewDisk(Many), null, Token);
        using var other = new StoreFolder();
        var second = NewDisk(Many);

        // A store of files keeps what it is given in groups of 64: two of them are on their way when a run breaks.
        await BreakAsync(other, NewDisk(Many), after: 140);
        var resumed = await RunAsync(other, second, "one");

        Assert.Equal(plain.Digest, resumed.Digest);
        Assert.Equal(plain.StoredSize, resumed.StoredSize);
        Assert.InRange(second.BytesRead, 1, 45 << 20);
        Assert.True((await other.Open().VerifyAsync(resumed.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task Source_in_another_state_is_read_anew()
    {
        await BreakAsync(_folder, NewDisk(), after: 30);
        var dear = NewDisk();

        var result = await RunAsync(_folder, dear, "two");

        Assert.Equal(result.BytesRead, dear.BytesRead);
        Assert.True((await _folder.Open().VerifyAsync(result.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task Damaged_and_torn_lines_are_not_believed()
    {
        await BreakAsync(_folder, NewDisk(), after: 30);
        var lines = await File.ReadAllLinesAsync(_path, Token);
        for (var i = 1; i < lines.Length; i++)
        {
            // The digest of another chunk, under the check sum of its own line.
            lines[i] = lines[i].Replace(lines[i][^20], lines[i][^20] == '0' ? '1' : '0');
        }

        await File.WriteAllTextAsync(_path, string.Join('\n', lines) + "\n123 45", Token);
        var dear = NewDisk();

        var result = await RunAsync(_folder, dear, "one");

        Assert.Equal(result.BytesRead, dear.BytesRead);
        Assert.True((await _folder.Open().VerifyAsync(result.Digest, null, Token)).IsSound);
        Assert.Equal(0, await ReadAgainAsync());
    }

    [Fact]
    public async Task Chunk_that_is_gone_from_the_store_is_read_again()
    {
        await RunAsync(_folder, NewDisk(), "one");
        using var empty = new StoreFolder();

        var dear = NewDisk();
        var result = await RunAsync(empty, dear, "one");

        Assert.True((await empty.Open().VerifyAsync(result.Digest, null, Token)).IsSound);
        Assert.True(dear.BytesRead > 0);
    }

    [Fact]
    public void Journal_belongs_to_one_run_at_a_time()
    {
        using var held = IngestJournal.Open(_path, "one");

        Assert.Throws<IOException>(() => IngestJournal.Open(_path, "one"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        if (Directory.Exists(Path.GetDirectoryName(_path)))
        {
            Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
        }
    }

    private async Task<long> ReadAgainAsync()
    {
        var dear = NewDisk();
        await RunAsync(_folder, dear, "one");
        return dear.BytesRead;
    }

    private async Task<IngestResult> RunAsync(StoreFolder folder, MemoryDisk disk, string source)
    {
        using var journal = IngestJournal.Open(_path, source);
        return await folder.Open().IngestAsync(disk, journal, null, Token);
    }

    private static MemoryDisk NewDisk(int chunks = 60) => MemoryDisk.Mixed(seed: 5, chunks);

    private async Task BreakAsync(StoreFolder folder, MemoryDisk disk, int after)
    {
        var reads = 0;
        disk.OnRead = () =>
        {
            if (Interlocked.Increment(ref reads) > after)
            {
                throw new IOException("The connection is lost.");
            }
        };
        await Assert.ThrowsAsync<IOException>(() => RunAsync(folder, disk, "one"));
    }
}
