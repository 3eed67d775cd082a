using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.xUnitV3;

namespace ImagePortal.Guardrails;

/// <summary>How a rule is held, and how its twin shows that it can be broken.</summary>
internal static class Verdict
{
    internal static void Holds(IArchRule rule) => rule.Check(Portal.AsItIs);

    internal static void Catches<TOffence>(IArchRule rule)
    {
        var caught = rule.Evaluate(Portal.WithOffences).Where(x => !x.Passed).Select(x => (x.EvaluatedObject as IType)?.FullName).ToList();

        Assert.Contains(typeof(TOffence).FullName, caught);
    }
}
