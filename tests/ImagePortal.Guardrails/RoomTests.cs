using ArchUnitNET.Fluent;
using ImagePortal.Core;
using ImagePortal.Core.Persistence;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ImagePortal.Guardrails;

/// <summary>A room of Core calls the rooms of the rows below it, never its own row's (design §2; what may be named anywhere: infra/decisions/0006).</summary>
public sealed class RoomTests
{
    private static readonly string[][] Rows =
    [
        ["Accounts", "Regions", "Notifications", "Audit"],
        ["Operations", "Members"],
        ["Images"],
        ["Imports", "Copies", "Sharing", "Instances", "Tickets", "Files", "Stores", "Exports"],
    ];

    // The portal's own work, which belongs to no caller. Whoever serves a caller opens the database for that caller. Three look further for a
    // reason: AccountDirectory tells one account that another exists, and no more than a masked name; PurgeImages and ExpiredSharesSweep end what is
    // over in every account (PurgeImages serves callers too, through their own scope). SealAudit, VerifyAudit and RecordRefusals keep one record of all
    // accounts; PlanMessages reads where a member wants to hear of it, and SentMessagesSweep removes what was sent long ago. Stores are a region's, whoever's images they keep: those that look after them refuse whoever is no operator. ApiKeyRing finds out whose key a request was
    // signed with, as SignIn does for a password. MemberDesk asks the database whether the caller is an operator or a root, and ForgottenPasswordJob
    // serves somebody who cannot sign in. TicketDesk is the operators' door to tickets, and asks the database who is one; EndingPermissionsSweep warns
    // every account. PrivateAddresses reads which addresses of a region are taken, and gives away none of them. KeepInstances, InstanceHosting, InstanceRest and LaunchHandler run the machines of a node, whoever's they are.
    private static readonly string[] MaySeeAllAccounts =
    [
        nameof(PortalCore), nameof(DatabaseMigrator), "OperationLease", "OperationRunner", "OperationContext", "OperationSignals", "DiskIntake",
        "DeliverOutbox", "UploadedDiskSource", "BroughtFiles", "ExpiredFilesSweep", "EndedUploadsSweep", "SeedRegions", "SeedImages", "CreateAccount", "SignIn", "ListRegions",
        "AccountDirectory", "PurgeImages", "ExpiredSharesSweep",
        "SealAudit", "VerifyAudit", "RecordRefusals", "PlanMessages", "OutboxSweep", "SentMessagesSweep",
        "UpkeepStarter", "UpkeepSweep", "VerificationHandler", "CollectionHandler", "StopUpkeep", "ListRegionStores", "GetRegionStore",
        "ApiKeyRing", "SeedApiKeys", "MemberDesk", "ForgottenPasswordJob", "TicketDesk", "EndingPermissionsSweep", "KeepInstances", "InstanceHosting",
        "LaunchHandler", "InstanceRest", "PrivateAddresses",
    ];

    public static TheoryData<string> Rooms => [.. Rows.SelectMany(x => x).Where(Exists)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_calls_only_rows_below_its_own(string room) => Verdict.Holds(CallsOnlyRowsBelow(room));

    [Fact]
    public void Room_that_calls_its_neighbour_is_caught() => Verdict.Catches<ImagePortal.Core.Files.Offences.FileThatStartsImports>(CallsOnlyRowsBelow("Files"));

    [Fact]
    public void Room_that_calls_a_row_above_is_caught() => Verdict.Catches<ImagePortal.Core.Audit.Offences.RecordThatRunsOperations>(CallsOnlyRowsBelow("Audit"));

    [Fact]
    public void Every_folder_of_Core_is_a_room_of_the_table() =>
        Assert.Empty(RoomsIn(Portal.Core.GetTypes()).Except([.. Rows.SelectMany(x => x), "Persistence"]));

    [Fact]
    public void Room_outside_the_table_is_caught() =>
        Assert.Contains("Chatter", RoomsIn([typeof(ImagePortal.Core.Chatter.Offences.RoomOutsideTheTable)]).Except(Rows.SelectMany(x => x)));

    [Fact]
    public void Persistence_calls_no_use_case() => Verdict.Holds(PersistenceCallsNoUseCase());

    [Fact]
    public void Persistence_that_calls_a_use_case_is_caught() =>
        Verdict.Catches<ImagePortal.Core.Persistence.Offences.StateThatCancels>(PersistenceCallsNoUseCase());

    [Fact]
    public void Entities_and_refusals_know_neither_EF_nor_Hangfire()
    {
        Verdict.Holds(KnowsNoMachinery(Portal.Entities));
        Verdict.Holds(KnowsNoMachinery(Refusals()));
    }

    [Fact]
    public void Entity_that_queries_is_caught() =>
        Verdict.Catches<ImagePortal.Core.Sharing.Offences.EntityThatQueries>(KnowsNoMachinery([typeof(ImagePortal.Core.Sharing.Offences.EntityThatQueries)]));

    [Fact]
    public void Only_listed_types_see_all_accounts() => Verdict.Holds(SeesOneAccount());

    [Fact]
    public void Use_case_that_sees_all_accounts_is_caught() => Verdict.Catches<ImagePortal.Core.Sharing.Offences.UseCaseThatSeesAll>(SeesOneAccount());

    [Theory]
    [InlineData("Components")]
    [InlineData("Api")]
    public void Pages_and_endpoints_see_neither_database_nor_entities(string part) => Verdict.Holds(SeesReadModelsOnly(part));

    [Fact]
    public void Page_that_opens_the_database_is_caught() => Verdict.Catches<ImagePortal.Web.Components.Offences.PageThatQueries>(SeesReadModelsOnly("Components"));

    private static IArchRule CallsOnlyRowsBelow(string room)
    {
        var row = Array.FindIndex(Rows, x => x.Contains(room));
        var closed = string.Join('|', Rows.Skip(row).SelectMany(x => x).Where(x => x != room));
        return Types().That().ResideInNamespaceMatching($@"^ImagePortal\.Core\.{room}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^ImagePortal\.Core\.({closed})(\.|$)").And().AreNot(Portal.Vocabulary))
            .Because("rooms meet only through rows below them")
            .WithoutRequiringPositiveResults();
    }

    private static IArchRule PersistenceCallsNoUseCase() =>
        Types().That().ResideInNamespaceMatching(@"^ImagePortal\.Core\.Persistence(\.|$)")
            .Should().NotDependOnAny(
                Types().That().ResideInNamespaceMatching($@"^ImagePortal\.Core\.({string.Join('|', Rows.SelectMany(x => x))})(\.|$)").And().AreNot(Portal.Vocabulary))
            .Because("the database lies beside the rooms: it knows what they keep, and nothing of what they do");

    private static IArchRule KnowsNoMachinery(IReadOnlyList<Type> types) =>
        Types().That().Are(types)
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^(Microsoft\.EntityFrameworkCore|Hangfire)(\.|$)"))
            .Because("rules are read and tested without a database or a queue");

    private static IArchRule SeesOneAccount() =>
        Types().That().DoNotHaveNameMatching($"^({string.Join('|', MaySeeAllAccounts)})$").And().ResideInNamespaceMatching(@"^ImagePortal\.")
            .And().AreNot(typeof(SystemDatabase)).And().DoNotHaveFullNameMatching(Nested())
            .Should().NotDependOnAny(typeof(SystemDatabase))
            .Because("one account never sees another's things, unless it is the portal's own work");

    private static IArchRule SeesReadModelsOnly(string part) =>
        Types().That().ResideInNamespaceMatching($@"^ImagePortal\.Web\.{part}(\.|$)")
            .Should().NotDependOnAny([typeof(PortalDbContext), typeof(PortalDatabase), typeof(SystemDatabase), typeof(OperatorDatabase), typeof(PortalContexts), .. Portal.Entities])
            .Because("a rule exists once, behind the use cases");

    // What the compiler makes inside a listed type, as for async methods and lambdas.
    private static string Nested() => $@"\.({string.Join('|', MaySeeAllAccounts)})\+";

    private static List<Type> Refusals() => [.. Portal.Core.GetTypes().Where(x => x.IsPublic && x.Name.EndsWith("Errors", StringComparison.Ordinal))];

    private static bool Exists(string room) => Portal.Core.GetTypes().Any(x => x.Namespace == $"ImagePortal.Core.{room}");

    private static IEnumerable<string> RoomsIn(IEnumerable<Type> types) =>
        types.Select(x => x.Namespace?.Split('.') ?? []).Where(x => x is ["ImagePortal", "Core", _, ..]).Select(x => x[2]).Distinct();
}
