using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.EndToEnd.Notifications;

/// <summary>Asks the use cases of a portal on its own database, beside the process that does the work and is killed meanwhile.</summary>
internal sealed class PortalHands : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal PortalHands(string dataPath, IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).AddInMemoryCollection([new("Portal:DataPath", dataPath)]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton<IBackgroundJobClient>(new NoQueue())
            .AddPortalCore(configuration)
            .BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal async Task<Caller> CallerAsync(string mail)
    {
        await using var db = Open();
        var member = await db.Users.SingleAsync(x => x.Email == mail, Cancellation);
        return new Caller(member.Account, member.Id, mail, member.IsOperator);
    }

    internal PortalDbContext Open() => Get<SystemDatabase>().Open();

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal async Task<ImageId> ImportAsync(Caller caller, RegionCode region, byte[] disk, string name)
    {
        var file = Accepted(await Get<CreateUpload>().RunAsync(caller, $"{name}.qcow2", disk.Length, Cancellation));
        Accepted(await Get<AppendToUpload>().RunAsync(caller, file.Id, 0, new MemoryStream(disk), null, Cancellation));
        return Accepted(await Get<StartImport>().RunAsync(caller, new ImportRequest(region, file.Id.Value, name, ""), Cancellation)).Image;
    }

    internal async Task CopyAsync(Caller caller, ImageId image, RegionCode to) =>
        Assert.All(await Get<StartCopies>().RunAsync(caller, new CopyRequest([image], [to]), Cancellation), x => Assert.Null(x.Refusal));

    internal async Task ShareAsync(Caller caller, ImageId image, AccountId with) =>
        Assert.All(Accepted(await Get<ShareImage>().RunAsync(caller, new ShareRequest(image, [with.Value], "", null), Cancellation)), x => Assert.Null(x.Refusal));

    private static T Accepted<T>(Result<T> result)
        where T : notnull
    {
        Assert.Null(result.Error);
        return result.Value!;
    }

    /// <summary>The portal's own sweeps must find everything: no hint reaches them.</summary>
    private sealed class NoQueue : IBackgroundJobClient
    {
        public string Create(Job job, IState state) => "";

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
