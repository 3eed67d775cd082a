using ImagePortal.EndToEnd.Setup;
using Xunit.Sdk;
using Xunit.v3;

// Each test keeps two cores busy, and most share one portal.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Chrome))]
[assembly: AssemblyFixture(typeof(World))]
[assembly: AssemblyFixture(typeof(SampleDisks))]
