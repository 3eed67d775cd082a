using ArchUnitNET.Fluent;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace ImagePortal.Guardrails;

/// <summary>Web → Core → Storage → Disks, and Cli → Storage, Disks: nothing points back (design §2).</summary>
public sealed class HouseTests
{
    // Managed decoders beside the base library.
    private static readonly string[] DisksMayReference = ["System", "netstandard", "ZstdSharp", "SharpCompress", "K4os"];

    [Theory]
    [InlineData("Disks", "Storage|Core|Web|Cli")]
    [InlineData("Storage", "Core|Web|Cli")]
    [InlineData("Core", "Web|Cli")]
    [InlineData("Cli", "Core|Web")]
    [InlineData("Web", "Cli")]
    public void House_points_only_downwards(string house, string others) => Verdict.Holds(PointsOnlyDownwards(house, others));

    [Fact]
    public void House_that_points_upwards_is_caught() => Verdict.Catches<ImagePortal.Disks.Offences.DiskThatKnowsTheCore>(PointsOnlyDownwards("Disks", "Storage|Core|Web|Cli"));

    [Theory]
    [InlineData("Disks")]
    [InlineData("Storage")]
    [InlineData("Core")]
    [InlineData("Cli")]
    public void Only_Web_knows_MudBlazor_and_requests(string house) => Verdict.Holds(KnowsNoWeb(house));

    [Fact]
    public void House_that_knows_requests_is_caught() => Verdict.Catches<ImagePortal.Core.Sharing.Offences.RuleThatReadsRequests>(KnowsNoWeb("Core"));

    [Fact]
    public void Disks_needs_only_the_base_library_and_managed_decoders() => Assert.Empty(Unexpected(Assembly.Load("ImagePortal.Disks")));

    [Fact]
    public void Assembly_that_needs_more_is_caught() => Assert.Contains("MailKit", Unexpected(Portal.Core));

    private static IArchRule PointsOnlyDownwards(string house, string others) =>
        Types().That().ResideInNamespaceMatching($@"^ImagePortal\.{house}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^ImagePortal\.({others})(\.|$)"))
            .Because("a house can be understood, tested and replaced without those above it");

    private static IArchRule KnowsNoWeb(string house) =>
        Types().That().ResideInNamespaceMatching($@"^ImagePortal\.{house}(\.|$)")
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^(MudBlazor|Microsoft\.AspNetCore\.(Http|Components|Mvc))(\.|$)"))
            .Because("rules do not change with the way they are shown");

    private static IEnumerable<string> Unexpected(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(x => x.Name!).Where(x => !DisksMayReference.Any(may => x == may || x.StartsWith($"{may}.", StringComparison.Ordinal)));
}
