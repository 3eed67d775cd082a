using ImagePortal.Benchmarks;

if (args is [Worker.Verb, var task, var subject, var store, var runs])
{
    await Worker.RunAsync(new(task, subject, store), int.Parse(runs, null));
    return 0;
}

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("Usage: --disks DIR [--work DIR] [--rounds N] [--only inspect|convert|ingest|reuse|copy|latency|api]");
    return 2;
}

return await new Suite(arguments).RunAsync();
