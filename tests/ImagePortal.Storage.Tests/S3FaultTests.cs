using static ImagePortal.Storage.Tests.FaultProxy;

namespace ImagePortal.Storage.Tests;

/// <summary>An S3 service in trouble: what passes is waited out, what does not is told, and nothing sealed is damaged.</summary>
public sealed class S3FaultTests(RadosGateway gateway) : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private readonly MemoryDisk _disk = MemoryDisk.Mixed(seed: 5, chunks: 12);
    private FaultProxy _proxy = null!;
    private ImageStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> PassingFaults => new()
    {
        { nameof(FaultKind.Status), 500, 2 },
        { nameof(FaultKind.Status), 503, 2 },
        { nameof(FaultKind.Status), 429, 1 },
        { nameof(FaultKind.Slow), 300, 2 },
        { nameof(FaultKind.Cut), 0, 2 },
        { nameof(FaultKind.Cut), 90, 2 },
        { nameof(FaultKind.Cut), 70_000, 2 },
    };

    public async ValueTask InitializeAsync()
    {
        var options = await gateway.NewStoreAsync();
        _proxy = new(options.Endpoint);
        _store = ImageStore.OpenS3(options with { Endpoint = _proxy.Address, RequestTimeout = TimeSpan.FromSeconds(2) });
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task What_passes_is_waited_out(string kind, int number, int times)
    {
        var fault = new Fault(Enum.Parse<FaultKind>(kind), number);
        _proxy.Spoil((_, attempt) => attempt % (times + 1) != 0 ? fault : null);

        var stored = await _store.IngestAsync(_disk, null, Token);
        var copied = await new ImageTransfer(_store, _folder.Open()).RunAsync(stored.Digest, null, Token);

        Assert.Equal(8, copied.ChunksMoved);
        Assert.True((await _folder.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
        Assert.True((await _store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token)).IsSound);
    }

    [Theory]
    [InlineData(nameof(FaultKind.Status), 500, "answers 500")]
    [InlineData(nameof(FaultKind.Status), 503, "answers 503")]
    [InlineData(nameof(FaultKind.Cut), 0, "cannot be reached")]
    [InlineData(nameof(FaultKind.Slow), 20_000, "did not answer within 2 s")]
    public async Task What_does_not_pass_is_told_and_nothing_is_sealed(string kind, int number, string message)
    {
        var fault = new Fault(Enum.Parse<FaultKind>(kind), number);
        _proxy.Spoil((request, _) => request > 12 ? fault : null);

        var failure = await Assert.ThrowsAsync<IOException>(() => _store.IngestAsync(_disk, null, Token));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(_proxy.Address.ToString(), failure.Message, StringComparison.Ordinal);
        _proxy.Mend();
        Assert.Empty(await _store.ListAsync(Token).ToListAsync(Token));
        var stored = await _store.IngestAsync(_disk, null, Token);
        Assert.True((await _store.VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_asked_for_again()
    {
        _proxy.Spoil((request, _) => request is > 5 and <= 15 ? new(FaultKind.Slow, 60_000) : null);

        var stored = await _store.IngestAsync(_disk, null, Token);

        Assert.True((await _store.VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_service_without_room_is_full()
    {
        _proxy.Spoil((request, _) => request > 12 ? new(FaultKind.Status, 507) : null);

        await Assert.ThrowsAsync<StoreFullException>(() => _store.IngestAsync(_disk, null, Token));
    }

    [Fact]
    public async Task An_unreadable_chunk_does_not_hide_what_is_wrong_with_the_rest_and_is_not_removed()
    {
        var stored = await _store.IngestAsync(_disk, null, Token);
        _proxy.Spoil((request, _) => request > 6 ? new(FaultKind.Status, 503) : null);

        var verified = await _store.VerifyAsync(stored.Digest, null, Token);

        Assert.Contains(verified.Damage, chunk => chunk.State == ChunkState.Unreadable);
        _proxy.Mend();
        Assert.Equal(0, (await _store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token)).ChunksRemoved);
        Assert.True((await _store.VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_cancelled_ingest_ends_at_once_however_slow_the_service()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        _proxy.Spoil((request, _) => request > 5 ? new(FaultKind.Slow, 60_000) : null);
        var started = TimeProvider.System.GetTimestamp();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.IngestAsync(_disk, null, cancel.Token));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 10);
    }
}
