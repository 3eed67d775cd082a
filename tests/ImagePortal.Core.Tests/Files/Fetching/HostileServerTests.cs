using System.Security.Cryptography;
using ImagePortal.Core.Files.Fetching;
using ImagePortal.Disks.Sources;
using static ImagePortal.Core.Tests.Files.Fetching.HostileServer;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>Whatever a server does, its bytes are the announced ones or none, and nobody waits for it for ever.</summary>
public sealed class HostileServerTests
{
    private const int Length = 300_000;

    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(Length);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_of_a_good_server_are_the_bytes_of_the_file()
    {
        await using var server = Of(Content);
        using var kit = FetchKit.For(server);

        await using var source = await kit.OpenAsync(server.Address);

        Assert.Equal(Length, source.Length);
        foreach (var (offset, count) in new[] { (0, 100), (65_000, 1000), (65_536, 1), (123_456, 100_000), (Length - 10, 50), (Length, 5) })
        {
            var buffer = new byte[count];
            var read = await source.ReadAtAsync(offset, buffer, Cancellation);
            Assert.Equal(Content.AsSpan(offset, Math.Min(count, Length - offset)), buffer.AsSpan(0, read));
        }

        Assert.Equal(1, server.Connections);
        Assert.All(server.Requests.Skip(1), x => Assert.Contains("If-Range: \"one\"", x, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_is_told_nothing_but_what_it_is_asked_for()
    {
        await using var server = new HostileServer(async x =>
        {
            if (x.Number == 1)
            {
                await x.WriteAsync("HTTP/1.1 302 Found\r\nLocation: /next\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
                return;
            }

            await x.ServeAsync(Content, "\"one\"");
        });
        using var kit = FetchKit.For(server);

        await kit.LookAsync(server.Address.AbsoluteUri);

        var names = server.Requests[1].Split("\r\n").Skip(1).Select(x => x.Split(':')[0]).Where(x => x.Length > 0);
        Assert.Equal(["Accept-Encoding", "Host", "Range", "User-Agent"], names.Order());
        Assert.Contains("Accept-Encoding: identity", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nbytes without end", "source.no-length")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "source.no-length")]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nold bytes", "source.no-length")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "source.empty")]
    [InlineData("HTTP/1.1 416 No\r\nContent-Range: bytes */0\r\nContent-Length: 0\r\n\r\n", "source.empty")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\n", "source.encoded")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Encoding: br\r\nContent-Range: bytes 0-65535/300000\r\nContent-Length: 10\r\n\r\n", "source.encoded")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "source.answer")]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "source.answer")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "source.answer")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Length: 65536\r\n\r\n", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 5-65540/300000\r\nContent-Length: 65536\r\n\r\n", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-65535/*\r\nContent-Length: 65536\r\n\r\n", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-99/300000\r\nContent-Length: 100\r\n\r\n", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-65535/300000\r\nContent-Length: 70000\r\n\r\n", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Type: multipart/byteranges; boundary=x\r\nContent-Length: 5\r\n\r\n--x--", "source.protocol")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-65535/300000\r\nContent-Length: 65536\r\n\r\nshort", "source.unreachable")]
    [InlineData("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-65535/300000\r\n\r\nshort", "source.unreachable")]
    [InlineData("nonsense\r\n\r\n", "source.protocol")]
    [InlineData("", "source.unreachable")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/d\r\nContent-Length: 0\r\n\r\n", "source.unreachable")]
    [InlineData("HTTP/1.1 307 Found\r\nLocation: //169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n", "source.unreachable")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://u:p@127.0.0.1/d\r\nContent-Length: 0\r\n\r\n", "source.address")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", "source.address")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http:\\\\127.0.0.1\\d\r\nContent-Length: 0\r\n\r\n", "source.address")]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "source.answer")]
    public async Task Answer_that_cannot_be_relied_on_is_refused_with_its_own_code(string answer, string code)
    {
        await using var server = Saying(answer);
        using var kit = FetchKit.For(server);

        Assert.Equal(code, await kit.RefusalOfAsync(server.Address.AbsoluteUri));
        Assert.All(kit.Dialled, x => Assert.Equal(server.Port, x.Port));
    }

    [Fact]
    public async Task Redirects_end_after_five()
    {
        await using var server = new HostileServer(x => x.WriteAsync("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"));
        using var kit = FetchKit.For(server);

        Assert.Equal("source.redirects", await kit.RefusalOfAsync(server.Address.AbsoluteUri));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Head_without_end_is_not_kept_in_memory()
    {
        var sent = 0L;
        await using var server = new HostileServer(async x =>
        {
            await x.WriteAsync("HTTP/1.1 200 OK\r\n");
            var line = $"X: {new string('a', 1000)}\r\n";
            while (true)
            {
                await x.WriteAsync(line);
                Interlocked.Add(ref sent, line.Length);
            }
        });
        using var kit = FetchKit.For(server);

        Assert.Equal("source.protocol", await kit.RefusalOfAsync(server.Address.AbsoluteUri));
        Assert.InRange(Interlocked.Read(ref sent), 0, 16 << 20);
    }

    [Fact]
    public async Task Body_without_end_is_read_no_further_than_was_asked()
    {
        await using var server = new HostileServer(async x =>
        {
            var (from, to) = x.Range!.Value;
            await x.WriteAsync($"HTTP/1.1 206 OK\r\nContent-Range: bytes {from}-{Math.Min(to, Length - 1)}/{Length}\r\n\r\n");
            await x.WriteAsync(Content.AsMemory((int)from));
            while (true)
            {
                await x.WriteAsync(Content);
            }
        });
        using var kit = FetchKit.For(server);
        await using var source = await kit.OpenAsync(server.Address);

        var buffer = new byte[1000];
        await source.ReadAtAsync(100_000, buffer, Cancellation);

        Assert.Equal(Content.AsSpan(100_000, 1000).ToArray(), buffer);
    }

    [Fact]
    public async Task Connection_that_is_cut_midway_is_taken_up_again()
    {
        await using var server = new HostileServer(async x =>
        {
            if (x.Number % 2 == 1)
            {
                await x.ServeAsync(Content, "\"one\"");
                return;
            }

            var (from, to) = x.Range!.Value;
            await x.WriteAsync($"{Exchange.PartHead(from, to, Length, "\"one\"")}\r\n");
            await x.WriteAsync(Content.AsMemory((int)from, 10));
            x.Close();
        });
        using var kit = FetchKit.For(server);
        await using var source = await kit.OpenAsync(server.Address);

        var buffer = new byte[100_000];
        var read = await source.ReadAtAsync(150_000, buffer, Cancellation);

        Assert.Equal(Content.AsSpan(150_000, read).ToArray(), buffer);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("another tag")]
    [InlineData("all of it")]
    [InlineData("another length")]
    [InlineData("another date")]
    public async Task File_that_changes_under_its_reader_is_noticed(string how)
    {
        await using var server = new HostileServer(async x =>
        {
            var (from, to) = x.Range!.Value;
            var later = x.Number > 1;
            var date = $"Last-Modified: Mon, 02 Mar 2026 {(later && how == "another date" ? "03" : "02")}:00:00 GMT\r\n";
            if (later && how == "all of it")
            {
                await x.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Length}\r\n\r\n");
                await x.WriteAsync(Content);
                return;
            }

            var tag = how == "another date" ? null : later && how == "another tag" ? "\"two\"" : "\"one\"";
            await x.WriteAsync($"{Exchange.PartHead(from, to, later && how == "another length" ? Length + 1 : Length, tag)}{date}\r\n");
            await x.WriteAsync(Content.AsMemory((int)from, (int)(to - from + 1)));
        });
        using var kit = FetchKit.For(server);
        await using var source = await kit.OpenAsync(server.Address);

        await Assert.ThrowsAsync<SourceChangedException>(async () => await source.ReadAtAsync(100_000, new byte[1000], Cancellation));
    }

    [Fact]
    public async Task Server_that_drips_is_given_up()
    {
        await using var server = new HostileServer(async x =>
        {
            var (from, to) = x.Range!.Value;
            await x.WriteAsync($"{Exchange.PartHead(from, Math.Min(to, Length - 1), Length, null)}\r\n");
            while (true)
            {
                await x.WriteAsync("a");
                await Task.Delay(20, x.Stop);
            }
        });
        using var kit = FetchKit.For(server, FetchKit.Quick with { AnswerTime = TimeSpan.FromMilliseconds(300), SlowestRate = 1 << 30 });

        Assert.Equal("source.too-slow", await kit.RefusalOfAsync(server.Address.AbsoluteUri));
        Assert.Equal(FetchLimits.LookAttempts, server.Requests.Count);
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_up()
    {
        await using var server = new HostileServer(x => Task.Delay(Timeout.Infinite, x.Stop));
        using var kit = FetchKit.For(server, FetchKit.Quick with { AnswerTime = TimeSpan.FromMilliseconds(200) });

        Assert.Equal("source.unreachable", await kit.RefusalOfAsync(server.Address.AbsoluteUri));
    }

    [Fact]
    public async Task Signed_place_that_expired_is_looked_for_again()
    {
        await using var server = new HostileServer(async x =>
        {
            if (x.Head.StartsWith("GET /disks", StringComparison.Ordinal))
            {
                await x.WriteAsync($"HTTP/1.1 302 Found\r\nLocation: /signed-{x.Number}\r\nContent-Length: 0\r\n\r\n");
            }
            else if (x.Number == 3)
            {
                await x.WriteAsync("HTTP/1.1 403 Expired\r\nContent-Length: 0\r\n\r\n");
            }
            else
            {
                await x.ServeAsync(Content, "\"one\"");
            }
        });
        using var kit = FetchKit.For(server);
        await using var source = await kit.OpenAsync(server.Address);

        var buffer = new byte[1000];
        await source.ReadAtAsync(200_000, buffer, Cancellation);

        Assert.Equal(Content.AsSpan(200_000, 1000).ToArray(), buffer);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Old_server_that_gives_all_at_once_tells_its_length()
    {
        await using var server = Saying($"HTTP/1.0 200 OK\r\nContent-Length: {Length}\r\n\r\n");
        using var kit = FetchKit.For(server);

        var file = await kit.LookAsync(server.Address.AbsoluteUri);

        Assert.Equal((Length, null), (file.Length, file.First));
    }

    [Fact]
    public async Task Reading_ahead_gives_the_same_bytes_in_few_requests_whatever_the_order()
    {
        var content = RandomNumberGenerator.GetBytes(30 << 20);
        await using var server = Of(content);
        using var kit = FetchKit.For(server);
        await using var far = await kit.OpenAsync(server.Address);
        await using var source = new ReadAheadSource(far);
        var image = new byte[content.Length];

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 30),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancellation },
            async (i, token) => Assert.Equal(1 << 20, await source.ReadAtAsync((long)i << 20, image.AsMemory(i << 20, 1 << 20), token)));
        var jumped = new byte[100];
        await source.ReadAtAsync(12_345, jumped, Cancellation);

        Assert.Equal(content, image);
        Assert.Equal(content.AsSpan(12_345, 100).ToArray(), jumped);
        Assert.InRange(server.Requests.Count, 8, 16);
    }
}
