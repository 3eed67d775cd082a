using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Files.Fetching;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>Disks behind URLs: the verdict where they lie, and their way into the store (R95, R97).</summary>
public sealed class FarImportTests
{
    private const string Secret = "X-Signature=open-sesame";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Disk_behind_a_url_becomes_the_image_that_its_upload_would_R95(DatabaseProvider provider)
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var portal = await OpenAsync(server, provider);
        var uploaded = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, SampleDisks.Good), "uploaded"));
        await portal.RunJobsAsync();

        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, $"{server.Address}?{Secret}"));
        await portal.RunJobsAsync();

        var image = await portal.FindAsync(started.Image);
        Assert.Equal((ImageState.Available, (await portal.FindAsync(uploaded.Image)).Digest), (image.State, image.Digest));
        Assert.Equal(server.Address.AbsoluteUri, image.SourceName);
        Assert.All(server.Requests, x => Assert.Contains(Secret, x, StringComparison.Ordinal));
        Assert.False(await portal.ReadAsync(db => db.Files.AnyAsync(x => x.State == FileState.Uploading)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Query_of_an_address_is_a_secret_wherever_the_portal_writes(DatabaseProvider provider)
    {
        await using var server = HostileServer.Of(SampleDisks.Make("--gpt"));
        await using var portal = await OpenAsync(server, provider);

        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, $"{server.Address}?{Secret}"));
        var input = (await portal.FindAsync(started.Operation)).Input;
        await portal.RunJobsAsync();

        Assert.Equal("import.partition-table", (await portal.FindAsync(started.Operation)).RefusalCode);
        var written = new List<string> { input };
        written.AddRange(await portal.LogOfAsync(started.Operation));
        written.AddRange(await portal.ReadAsync(db => db.Audit.Select(x => x.After ?? "").ToListAsync()));
        written.AddRange(await portal.ReadAsync(db => db.Notifications.Select(x => x.Payload).ToListAsync()));
        written.Add((await portal.FindAsync(started.Image)).SourceName);
        Assert.DoesNotContain(written, x => x.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verdict_on_a_far_disk_takes_few_requests_and_leaves_nothing_behind()
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var portal = await OpenAsync(server);

        var check = TestPortal.Accepted(await CheckAsync(portal, portal.Alice, $"{server.Address}?{Secret}"));

        Assert.True(check.Report!.Accepted);
        Assert.Equal((server.Address.AbsoluteUri, SampleDisks.Good.Length), (check.Name, check.Size));
        Assert.InRange(server.Requests.Count, 1, 64);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync()));
    }

    [Fact]
    public async Task Verdict_names_the_rule_that_a_far_disk_breaks()
    {
        await using var server = HostileServer.Of(SampleDisks.Make("--no-virtio"));
        await using var portal = await OpenAsync(server);

        var check = TestPortal.Accepted(await CheckAsync(portal, portal.Alice, server.Address.AbsoluteUri));

        Assert.Equal(["virtio"], check.Report!.RefusedBy);
    }

    [Fact]
    public async Task Nobody_is_asked_for_an_account_without_the_permission_a_place_or_an_operation_R13_R14_R92()
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var portal = await OpenAsync(server, settings: new() { ["Portal:Limits:OperationsPerDay"] = "1" });
        await portal.StartImportAsync(portal.Bob, await portal.UploadAsync(portal.Bob, [1, 2, 3]));

        string?[] codes =
        [
            (await CheckAsync(portal, portal.Carol, server.Address.AbsoluteUri)).Error?.Code,
            (await StartAsync(portal, portal.Carol, server.Address.AbsoluteUri)).Error?.Code,
            (await CheckAsync(portal, portal.Bob, server.Address.AbsoluteUri)).Error?.Code,
            (await StartAsync(portal, portal.Bob, server.Address.AbsoluteUri)).Error?.Code,
            (await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri, name: "")).Error?.Code,
            (await portal.Get<CheckSource>().RunAsync(portal.Alice, new("ap-nowhere"), server.Address.AbsoluteUri, Cancellation)).Error?.Code,
        ];

        Assert.Equal(["import.no-permission", "import.no-permission", "image.no-operation", "image.no-operation", "image.name", "region.not-found"], codes);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Account_looks_at_far_sources_no_more_often_than_it_may()
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var portal = await OpenAsync(server, settings: new() { ["Portal:Imports:ChecksPerMinute"] = "2" });
        async Task<string?> LookAsync(Caller caller) => (await CheckAsync(portal, caller, server.Address.AbsoluteUri)).Error?.Code;

        string?[] codes = [await LookAsync(portal.Alice), await LookAsync(portal.Alice), await LookAsync(portal.Alice), await LookAsync(portal.Bob)];
        portal.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([null, null, "import.too-many-checks", null], codes);
        Assert.Null(await LookAsync(portal.Alice));
    }

    [Theory]
    [InlineData("http://10.0.0.1/disk.raw", "source.unreachable")]
    [InlineData("http://user@example.com/disk.raw", "source.address")]
    [InlineData("ftp://example.com/disk.raw", "import.source")]
    [InlineData("s3://nowhere/disk.raw", "source.bucket")]
    [InlineData("s3://nowhere", "source.address")]
    [InlineData("url:file-0000000000000000:AAAA", "source.address")]
    public async Task Bad_address_is_refused_at_once_and_reserves_nothing(string address, string code)
    {
        await using var server = HostileServer.Of([1]);
        await using var portal = await OpenAsync(server);

        Assert.Equal(code, (await StartAsync(portal, portal.Alice, address)).Error?.Code);
        Assert.Equal(code, (await CheckAsync(portal, portal.Alice, address)).Error?.Code);
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync()));
    }

    [Fact]
    public async Task Text_that_is_no_disk_is_refused_by_its_first_bytes()
    {
        await using var server = HostileServer.Of(new byte[100_000]);
        await using var portal = await OpenAsync(server);

        var refused = await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri);

        Assert.Equal("import.format", refused.Error?.Code);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
    }

    [Fact]
    public async Task Restart_fetches_only_what_is_not_stored_and_leaves_no_journal()
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var dead = await OpenAsync(server);
        var started = TestPortal.Accepted(await StartAsync(dead, dead.Alice, server.Address.AbsoluteUri));
        var claimed = (await dead.Get<OperationLease>().ClaimAsync(started.Operation, Cancellation))!;
        var handler = dead.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Import);

        // Everything is stored, but the process dies before it writes the end.
        await handler.RunAsync(new OperationContext(claimed, dead.Get<SystemDatabase>(), dead.Get<LiveChanges>(), dead.Time), Cancellation);
        await using var next = await OpenAsync(server, over: dead);
        next.Get<EmbeddedLock>().Take();
        await next.SweepAsync();
        await next.RunJobsAsync();

        Assert.Equal(ImageState.Available, (await next.FindAsync(started.Image)).State);
        Assert.Contains(await next.LogOfAsync(started.Operation), x => x.Contains(" 0 pieces stored", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(next.DataPath, "journals")));
    }

    [Theory]
    [EveryDatabase]
    public async Task File_of_a_server_without_parts_is_brought_here_and_its_room_given_back(DatabaseProvider provider)
    {
        await using var server = GivingAll(SampleDisks.Good);
        await using var portal = await OpenAsync(server, provider);

        var check = TestPortal.Accepted(await CheckAsync(portal, portal.Alice, server.Address.AbsoluteUri));
        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri));
        await portal.RunJobsAsync();
        await portal.SweepAsync();

        Assert.Equal((SampleDisks.Good.Length, null), (check.Size, check.Report));
        Assert.Equal(ImageState.Available, (await portal.FindAsync(started.Image)).State);
        Assert.Contains(await portal.LogOfAsync(started.Operation), x => x.StartsWith("The server gives no parts", StringComparison.Ordinal));
        Assert.Equal(0, (await portal.ReadAsync(db => db.StagingUsage.SingleAsync())).Reserved);
        Assert.False(await portal.ReadAsync(db => db.Files.AnyAsync()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.DataPath, "staging"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Brought_file_counts_against_the_room_of_the_account()
    {
        await using var server = GivingAll(SampleDisks.Good, length: 2L << 30);
        await using var portal = await OpenAsync(server, settings: new() { ["Portal:Imports:StagingGiBPerAccount"] = "1" });

        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri));
        await portal.RunJobsAsync();

        Assert.Equal("file.staging-full", (await portal.FindAsync(started.Operation)).RefusalCode);
    }

    [Fact]
    public async Task Larger_file_than_allowed_is_refused_before_it_is_accepted()
    {
        await using var server = GivingAll(SampleDisks.Good, length: 2L << 30);
        await using var portal = await OpenAsync(server, settings: new() { ["Portal:Imports:MaxFileGiB"] = "1" });

        Assert.Equal("source.too-large", (await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri)).Error?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_shorter_than_announced_is_never_accepted_and_is_nobodys_fault_of_ours(bool inParts)
    {
        var disk = SampleDisks.Good;
        var cuts = false;
        await using var server = inParts ? Cutting(disk, () => cuts) : GivingAll(disk[..^1], disk.Length);
        await using var portal = await OpenAsync(server);
        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri));
        cuts = true;

        for (var attempt = 0; attempt < Operation.MaxAttempts; attempt++)
        {
            await portal.RunAsync(started.Operation);
            portal.Time.Advance(TimeSpan.FromMinutes(2));
        }

        var operation = await portal.FindAsync(started.Operation);
        Assert.Equal((OperationState.Failed, "source.unreachable", false), (operation.State, operation.RefusalCode, operation.IsOurFault));
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
    }

    [Fact]
    public async Task File_that_changes_during_the_import_is_read_anew_and_one_that_never_rests_is_refused()
    {
        Func<int, string> tag = _ => "\"old\"";
        await using var server = new HostileServer(x => x.ServeAsync(SampleDisks.Good, tag(x.Number)));
        await using var portal = await OpenAsync(server);

        var once = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri, "once"));
        var look = server.Requests.Count + 1;
        tag = x => x <= look ? "\"old\"" : "\"new\"";
        await portal.RunJobsAsync();
        var always = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri, "always"));
        tag = x => $"\"{x}\"";
        await portal.RunJobsAsync();

        Assert.Equal(ImageState.Available, (await portal.FindAsync(once.Image)).State);
        Assert.Contains(await portal.LogOfAsync(once.Operation), x => x.StartsWith("The file changed while it was read", StringComparison.Ordinal));
        Assert.Equal("import.source-changed", (await portal.FindAsync(always.Operation)).RefusalCode);
    }

    [Fact]
    public async Task Address_of_another_time_is_refused_when_its_keys_are_gone()
    {
        await using var server = HostileServer.Of(SampleDisks.Good);
        await using var portal = await OpenAsync(server);
        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, server.Address.AbsoluteUri));
        Directory.Delete(Path.Combine(portal.DataPath, "keys"), recursive: true);

        await using var next = await OpenAsync(server, over: portal);
        await next.RunAsync(started.Operation);

        Assert.Equal("source.forgotten", (await next.FindAsync(started.Operation)).RefusalCode);
    }

    private static HostileServer GivingAll(byte[] content, long? length = null) => new(async x =>
    {
        await x.WriteAsync($"HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: {length ?? content.Length}\r\n\r\n");
        await x.WriteAsync(content);
        x.Close();
    });

    /// <summary>Cuts the connection ten bytes before the end of every part but the first.</summary>
    private static HostileServer Cutting(byte[] content, Func<bool> cuts) => new(async x =>
    {
        var (from, to) = x.Range!.Value;
        if (!cuts() || from == 0)
        {
            await x.ServeAsync(content, "\"one\"");
            return;
        }

        to = Math.Min(to, content.Length - 1);
        await x.WriteAsync($"{HostileServer.Exchange.PartHead(from, to, content.Length, "\"one\"")}\r\n");
        await x.WriteAsync(content.AsMemory((int)from, (int)Math.Max(0, to - from - 9)));
        x.Close();
    });

    private static Task<TestPortal> OpenAsync(
        HostileServer server, DatabaseProvider provider = DatabaseProvider.Sqlite, Dictionary<string, string?>? settings = null, TestPortal? over = null)
    {
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["Portal:Imports:AllowHttp"] = "true",
            ["Portal:Imports:AllowedHosts:0"] = server.Address.Authority,
        };
        return TestPortal.OpenAsync(provider, x => x.Replace(ServiceDescriptor.Singleton(FetchKit.Quick)), all, over);
    }

    private static Task<Result<ImportStarted>> StartAsync(TestPortal portal, Caller caller, string address, string name = "far") =>
        portal.Get<StartImport>().RunAsync(caller, new ImportRequest(TestPortal.Guangzhou, address, name, ""), Cancellation);

    private static Task<Result<SourceCheck>> CheckAsync(TestPortal portal, Caller caller, string address) =>
        portal.Get<CheckSource>().RunAsync(caller, TestPortal.Guangzhou, address, Cancellation);
}
