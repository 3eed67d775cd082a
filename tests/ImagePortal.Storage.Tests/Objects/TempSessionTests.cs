using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Objects;

public sealed class TempSessionTests : IDisposable
{
    private readonly List<string> _buried = [];
    private readonly string _directory = Directory.CreateTempSubdirectory("imageportal-tmp-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_live_session_outlives_the_start_of_others()
    {
        await using var live = await TempSession.OpenAsync(_directory, _buried.Add, Token);
        await File.WriteAllTextAsync(live.NewPath(), "half a chunk", Token);

        await using (await TempSession.OpenAsync(_directory, _buried.Add, Token))
        {
            Assert.Equal(2, Directory.GetDirectories(_directory).Length);
        }

        var left = Assert.Single(Directory.GetDirectories(_directory));
        Assert.Equal(2, Directory.GetFiles(left).Length);
    }

    [Fact]
    public async Task What_a_dead_writer_left_is_swept_at_the_next_start()
    {
        var dead = Directory.CreateDirectory(Path.Combine(_directory, "dead")).FullName;
        await File.WriteAllTextAsync(Path.Combine(dead, "lock"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(dead, "00000001"), "half a chunk", Token);
        Directory.CreateDirectory(Path.Combine(_directory, "killed before its lock"));

        await using (await TempSession.OpenAsync(_directory, _buried.Add, Token))
        {
            Assert.Single(Directory.GetDirectories(_directory));
            Assert.Equal(["dead", "killed before its lock"], _buried.Order());
        }

        Assert.Empty(Directory.GetDirectories(_directory));
    }

    [Fact]
    public async Task Many_sessions_may_open_and_close_at_once()
    {
        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (_, token) =>
        {
            await using var session = await TempSession.OpenAsync(_directory, _ => { }, token);
            await File.WriteAllTextAsync(session.NewPath(), "half a chunk", token);
        });

        Assert.Empty(Directory.GetDirectories(_directory));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
