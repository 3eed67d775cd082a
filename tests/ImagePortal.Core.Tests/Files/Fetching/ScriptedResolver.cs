using System.Collections.Concurrent;
using System.Net;
using ImagePortal.Core.Files.Fetching;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>Answers as the test says, one answer after the other and the last for ever, and counts the questions.</summary>
internal sealed class ScriptedResolver(params string[] answers) : IHostResolver
{
    private readonly ConcurrentQueue<string> _asked = new();
    private int _next;

    internal IReadOnlyList<string> Asked => [.. _asked];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        _asked.Enqueue(host);
        var answer = answers[Math.Min(Interlocked.Increment(ref _next), answers.Length) - 1];
        return Task.FromResult<IPAddress[]>([.. answer.Split(' ').Select(IPAddress.Parse)]);
    }
}
