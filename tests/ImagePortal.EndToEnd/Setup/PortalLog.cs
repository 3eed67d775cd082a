namespace ImagePortal.EndToEnd.Setup;

/// <summary>The lines a portal wrote, over all its starts.</summary>
public sealed class PortalLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public Task SaysAsync(string text) => Wait.UntilAsync($"the log line “{text}”", () => Lines.Any(x => x.Contains(text, StringComparison.Ordinal)));

    internal void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
