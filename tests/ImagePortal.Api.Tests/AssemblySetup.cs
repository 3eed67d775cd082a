using ImagePortal.Api.Tests.Setup;
using Xunit.Sdk;
using Xunit.v3;

// All share one portal; each test has names and images of its own, but the limits are one account's.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(ApiPortal))]
