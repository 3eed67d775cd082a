using Hangfire;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>
/// The whole house over a real database and real folders, with a clock the test moves and a queue the test runs. Nothing runs by itself.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    public const string Password = "Portal-Test-1!";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    private readonly DatabaseProvider _provider;
    private readonly string _connection;

    // One that was opened over another leaves the folder and the database to it.
    private readonly bool _isGuest;

    private TestPortal(ServiceProvider services, DatabaseProvider provider, string connection, string folder, bool isGuest)
    {
        (Services, _provider, _connection, DataPath, _isGuest) = (services, provider, connection, folder, isGuest);
        using var db = OpenDatabase();
        Caller Find(string mail) => db.Users.Where(x => x.Email == mail).AsEnumerable().Select(x => new Caller(x.Account, x.Id, x.Email!, x.IsOperator)).Single();
        (Alice, Bob, Carol) = (Find("alice@example.test"), Find("bob@example.test"), Find("carol@example.test"));
    }

    public static RegionCode Guangzhou { get; } = new("ap-guangzhou");

    public static RegionCode Toronto { get; } = new("na-toronto");

    public ServiceProvider Services { get; }

    public string DataPath { get; }

    /// <summary>May import.</summary>
    public Caller Alice { get; }

    /// <summary>May import.</summary>
    public Caller Bob { get; }

    /// <summary>May not import (R92).</summary>
    public Caller Carol { get; }

    public ManualTime Time => (ManualTime)Get<TimeProvider>();

    public RecordedJobs Jobs => (RecordedJobs)Get<IBackgroundJobClient>();

    public PlainMails Mails => (PlainMails)Get<IMailComposer>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a portal with a database of its own, or on that of <paramref name="over"/>, as after a restart.</summary>
    public static async Task<TestPortal> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? change = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        TestPortal? over = null)
    {
        var folder = over?.DataPath ?? Directory.CreateTempSubdirectory("imageportal-").FullName;
        var connection = over?._connection ?? await TestDatabases.CreateAsync(provider, folder);
        provider = over?._provider ?? provider;
        return new TestPortal(Build(provider, connection, folder, change, settings), provider, connection, folder, over is not null);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public PortalDbContext OpenDatabase() => Get<SystemDatabase>().Open();

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> query)
    {
        await using var db = OpenDatabase();
        return await query(db);
    }

    public Task<Operation> FindAsync(OperationId id) => ReadAsync(db => db.Operations.AsNoTracking().SingleAsync(x => x.Id == id));

    public Task<Image> FindAsync(ImageId id) => ReadAsync(db => db.Images.AsNoTracking().SingleAsync(x => x.Id == id));

    public Task<List<string>> LogOfAsync(OperationId id) =>
        ReadAsync(db => db.OperationLog.Where(x => x.Operation == id).OrderBy(x => x.Id).Select(x => x.Text).ToListAsync());

    public Task<RegionUsage> UsageOfAsync(Caller caller, RegionCode region) =>
        ReadAsync(db => db.RegionUsage.AsNoTracking().SingleAsync(x => x.Account == caller.Account && x.Region == region));

    /// <summary>Puts an operation into the queue without the use case that would.</summary>
    public async Task<OperationId> AcceptAsync(Caller caller, string? waitsFor = null)
    {
        await using var db = OpenDatabase();
        var operation = Operation.Accept(
            new NewOperation(caller.Account, caller.Member, Guangzhou, OperationKind.Import, ImageId.New().Value, "test", "{}", OperationStage.Uploading)
            {
                WaitsFor = waitsFor,
            },
            Time.GetUtcNow());
        db.Add(operation);
        await db.SaveChangesAsync(Cancellation);
        return operation.Id;
    }

    public async Task<FileId> UploadAsync(Caller caller, byte[] content, string name = "disk.qcow2")
    {
        var file = Accepted(await Get<CreateUpload>().RunAsync(caller, name, content.Length, Cancellation));
        Accepted(await Get<AppendToUpload>().RunAsync(caller, file.Id, 0, new MemoryStream(content), null, Cancellation));
        return file.Id;
    }

    public Task<Result<ImportStarted>> StartImportAsync(Caller caller, FileId file, string name = "web", RegionCode? region = null) =>
        Get<StartImport>().RunAsync(caller, new ImportRequest(region ?? Guangzhou, file.Value, name, ""), Cancellation);

    public Task RunAsync(OperationId id, CancellationToken? shutdown = null) => Get<OperationRunner>().RunAsync(id, shutdown ?? Cancellation);

    public Task RunJobsAsync() => Jobs.RunAllAsync(Services, Cancellation);

    public async Task SweepAsync()
    {
        foreach (var sweep in Services.GetServices<ISweep>())
        {
            await sweep.SweepAsync(Cancellation);
        }
    }

    public static T Accepted<T>(Result<T> result)
        where T : notnull
    {
        Assert.Null(result.Error);
        return result.Value!;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (!_isGuest)
        {
            await TestDatabases.DropAsync(_provider, _connection);
            Directory.Delete(DataPath, recursive: true);
        }
    }

    internal static async Task SeedAsync(DatabaseProvider provider, string connection, string folder)
    {
        await using var services = Build(provider, connection, folder, null, null);
        await services.GetRequiredService<DatabaseMigrator>().RunAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(x => x.Order))
        {
            await seed.RunAsync(CancellationToken.None);
        }
    }

    internal static ServiceProvider Build(
        DatabaseProvider provider, string connection, string folder, Action<IServiceCollection>? change, IReadOnlyDictionary<string, string?>? settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Seeds).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataPath"] = folder,
            ["Portal:Database:Provider"] = provider.ToString(),
            ["Portal:Database:ConnectionString"] = connection,
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();

        // One for all: with a factory of its own, each portal would build EF's services and model anew.
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddAuthentication();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddSingleton<TimeProvider>(new ManualTime(Start));
        services.AddSingleton<IBackgroundJobClient>(new RecordedJobs());
        services.AddSingleton<IMailComposer>(new PlainMails());
        services.AddSingleton<ISmsComposer>(new PlainTexts());
        services.AddPortalCore(configuration);
        change?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static Dictionary<string, string?> Seeds { get; } = new()
    {
        ["Seed:Regions:0:Code"] = Guangzhou.Value,
        ["Seed:Regions:0:Name"] = "Guangzhou",
        ["Seed:Regions:0:TimeZone"] = "Asia/Shanghai",
        ["Seed:Regions:0:CanBeCopied"] = "true",
        ["Seed:Regions:1:Code"] = Toronto.Value,
        ["Seed:Regions:1:Name"] = "Toronto",
        ["Seed:Regions:1:TimeZone"] = "America/Toronto",
        ["Seed:Accounts:0:Id"] = "100000000001",
        ["Seed:Accounts:0:AppId"] = "1250000001",
        ["Seed:Accounts:0:Name"] = "Alice",
        ["Seed:Accounts:0:Email"] = "alice@example.test",
        ["Seed:Accounts:0:Password"] = Password,
        ["Seed:Accounts:0:MayImport"] = "true",
        ["Seed:Accounts:1:Id"] = "100000000002",
        ["Seed:Accounts:1:AppId"] = "1250000002",
        ["Seed:Accounts:1:Name"] = "Bob",
        ["Seed:Accounts:1:Email"] = "bob@example.test",
        ["Seed:Accounts:1:Password"] = Password,
        ["Seed:Accounts:1:MayImport"] = "true",
        ["Seed:Accounts:2:Id"] = "100000000003",
        ["Seed:Accounts:2:AppId"] = "1250000003",
        ["Seed:Accounts:2:Name"] = "Carol",
        ["Seed:Accounts:2:Email"] = "carol@example.test",
        ["Seed:Accounts:2:Password"] = Password,
    };
}
