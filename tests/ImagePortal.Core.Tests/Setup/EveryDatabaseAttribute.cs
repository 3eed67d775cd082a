using System.Reflection;
using ImagePortal.Core.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Runs a theory once for each database; one that cannot be reached is skipped and says what it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseProvider>().Select(x => new TheoryDataRow<DatabaseProvider>(x) { Skip = TestDatabases.MissingFor(x) })]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
