using System.Reflection;
using System.Text.Json;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Members;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;
using ImagePortal.Disks.Formats;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Persistence;

/// <summary>Every public method of the house that takes a <see cref="Caller"/>, found by itself so that none can be forgotten.</summary>
internal sealed class UseCases
{
    private static readonly Type[] IdTypes =
    [
        typeof(ImageId), typeof(OperationId), typeof(FileId), typeof(ImportRequest), typeof(CopyRequest), typeof(ExportRequest), typeof(DownloadRequest), typeof(ShareRequest), typeof(Publication),
        typeof(IReadOnlyCollection<ImageId>), typeof(SecretId), typeof(ImageSearch), typeof(TicketId), typeof(IReadOnlyCollection<TicketId>), typeof(Guid),
        typeof(InstanceId), typeof(IReadOnlyCollection<InstanceId>), typeof(LaunchRequest), typeof(CreateRequest),
    ];

    // Whom Alice shares with, and from whom she takes no shares.
    private static readonly AccountId Carol = new("100000000003");

    // What a caller sends besides ids. A use case with a parameter of another type fails No_use_case_is_left_out until it is added here.
    private static readonly Dictionary<Type, Func<ForeignIds, object?>> Arguments = new()
    {
        [typeof(ImageId)] = ids => ids.Image,
        [typeof(SecretId)] = ids => ids.Key,
        [typeof(ImageChanges)] = _ => new ImageChanges(Family: "mine"),
        [typeof(ImageSearch)] = ids => new ImageSearch(TestPortal.Guangzhou) { Ids = [ids.Image] },
        [typeof(OperationId)] = ids => ids.Operation,
        [typeof(FileId)] = ids => ids.File,
        [typeof(ImportRequest)] = ids => new ImportRequest(TestPortal.Guangzhou, ids.File.Value, "mine now", ""),
        [typeof(ExportRequest)] = ids => new ExportRequest(TestPortal.Guangzhou, [ids.Image], "given", DiskFormat.Raw),
        [typeof(DownloadRequest)] = ids => new DownloadRequest(TestPortal.Guangzhou, ids.Image, DiskFormat.Raw),
        [typeof(CopyRequest)] = ids => new CopyRequest([ids.Image], [TestPortal.Toronto]),
        [typeof(ShareRequest)] = ids => new ShareRequest(ids.Image, [Carol.Value], "", null),
        [typeof(IReadOnlyCollection<ImageId>)] = ids => new[] { ids.Image },
        [typeof(InstanceId)] = ids => ids.Instance,
        [typeof(ImageId?)] = ids => ids.Image,
        [typeof(IReadOnlyCollection<InstanceId>)] = ids => new[] { ids.Instance },
        [typeof(LaunchRequest)] = ids => new LaunchRequest(TestPortal.Guangzhou, ids.Image),
        [typeof(CreateRequest)] = ids => new CreateRequest(TestPortal.Guangzhou, ids.Instance, "mine now", ""),
        [typeof(InstanceQuery)] = _ => new InstanceQuery(TestPortal.Guangzhou),
        [typeof(TicketId)] = ids => ids.Ticket,
        [typeof(IReadOnlyCollection<TicketId>)] = ids => new[] { ids.Ticket },
        [typeof(TicketApplication)] = _ => new TicketApplication("mine", "8", [TestPortal.Guangzhou]),
        [typeof(TicketQuery)] = _ => new TicketQuery(TicketFilter.Waiting),
        [typeof(ImportScope)] = _ => ImportScope.Everything,
        [typeof(IReadOnlyCollection<AccountId>)] = _ => null,
        [typeof(IEnumerable<string>)] = _ => new[] { Carol.Value },
        [typeof(AccountId)] = _ => Carol,
        [typeof(AuditQuery)] = _ => new AuditQuery(),
        [typeof(Func<AuditRow, Task>)] = _ => (AuditRow _) => Task.CompletedTask,
        [typeof(NoticeTopic)] = _ => NoticeTopic.Shares,
        [typeof(Channel)] = _ => Channel.Mail,
        [typeof(Guid?)] = _ => null,
        [typeof(IReadOnlyCollection<Guid>)] = _ => Array.Empty<Guid>(),
        [typeof(bool)] = _ => true,
        [typeof(Guid)] = ids => ids.Member,
        [typeof(MemberChange)] = _ => MemberChange.Disable,
        [typeof(NewMember)] = _ => new NewMember("mallory@example.test", "", MemberRole.Root),
        [typeof(AccountToOpen)] = _ => new AccountToOpen("Mine", "mallory@example.test", ""),
        [typeof(AccountQuery)] = _ => new AccountQuery("", 0),
        [typeof(LimitOverrides)] = _ => new LimitOverrides(100, 100, 100),
        [typeof(RegionSettings)] = _ => new RegionSettings("Mine", "Etc/UTC", "modern", true, true, false, ""),
        [typeof(RegionCode)] = _ => TestPortal.Guangzhou,
        [typeof(ImageQuery)] = _ => new ImageQuery(TestPortal.Guangzhou, ImageTab.Custom),
        [typeof(TagChange)] = _ => new TagChange { Set = [new Tag("mine", "now")] },
        [typeof(Offer)] = _ => new Offer("mine now"),
        [typeof(Publication)] = ids => new Publication(ids.Image, ImageKind.Public, [TestPortal.Guangzhou], new Offer("mine now")),
        [typeof(ListLook)] = _ => new ListLook(["size"], IsDense: true, PageSize: 50),
        [typeof(Stream)] = _ => new MemoryStream([1, 2, 3]),
        [typeof(UploadChecksum)] = _ => null,
        [typeof(string)] = _ => "bob.qcow2",
        [typeof(int)] = _ => 10,
        [typeof(long)] = _ => 10L,
        [typeof(CancellationToken)] = _ => TestContext.Current.CancellationToken,
    };

    private readonly MethodInfo _method;

    private UseCases(MethodInfo method) => _method = method;

    internal string Name => _method.DeclaringType!.Name;

    internal static IReadOnlyList<UseCases> TakingIds() => [.. All().Where(TakesId).Select(x => new UseCases(x))];

    internal static IReadOnlyList<UseCases> WithoutIds() => [.. All().Where(x => !TakesId(x)).Select(x => new UseCases(x))];

    internal static IReadOnlyList<string> Uncallable() =>
    [
        .. All().SelectMany(x => x.GetParameters().Skip(1), (x, parameter) => (x, parameter))
            .Where(x => !Arguments.ContainsKey(x.parameter.ParameterType))
            .Select(x => $"{x.x.DeclaringType!.Name}({x.parameter.ParameterType.Name})"),
    ];

    /// <summary>The answer as JSON, refusals included.</summary>
    internal async Task<string> CallAsync(TestPortal portal, Caller caller, ForeignIds ids)
    {
        object?[] arguments = [caller, .. _method.GetParameters().Skip(1).Select(x => Arguments[x.ParameterType](ids))];
        await using var scope = portal.Services.CreateAsyncScope();
        var task = (Task)_method.Invoke(scope.ServiceProvider.GetRequiredService(_method.DeclaringType!), arguments)!;
        await task;
        var answer = task.GetType().GetProperty("Result")?.GetValue(task);
        return JsonSerializer.Serialize(answer);
    }

    private static bool TakesId(MethodInfo method) => method.GetParameters().Any(x => IdTypes.Contains(x.ParameterType));

    private static IEnumerable<MethodInfo> All() =>
        from type in typeof(PortalCore).Assembly.GetTypes()
        where type is { IsPublic: true, IsClass: true } && type != typeof(Caller) && type != typeof(PortalDatabase)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Caller)
        select method;
}
