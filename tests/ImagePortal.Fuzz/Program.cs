using ImagePortal.Fuzz;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

var targets = FuzzTargets.All.Where(x => options.Target == "all" || x.Name == options.Target).ToList();
if (targets.Count == 0)
{
    Console.Error.WriteLine($"There is no target {options.Target}: {string.Join(", ", FuzzTargets.All.Select(x => x.Name))}.");
    return 2;
}

Console.WriteLine($"seed {options.Seed}");
var findings = new Findings(options.Save);
using var run = await FuzzCampaign.StartAsync(targets, options, findings);
await run.RunAsync();
return findings.Count == 0 ? 0 : 1;
