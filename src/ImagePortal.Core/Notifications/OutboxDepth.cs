using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ImagePortal.Core.Notifications;

/// <summary>How many messages wait and how many are dead, as of the last sweep, for the metrics.</summary>
internal static class OutboxDepth
{
    private static IReadOnlyDictionary<(Channel, OutboxState), int> _counts = new Dictionary<(Channel, OutboxState), int>();

    internal static void Set(IEnumerable<(Channel Channel, OutboxState State, int Count)> counts) =>
        _counts = counts.ToDictionary(x => (x.Channel, x.State), x => x.Count);

    internal static IEnumerable<Measurement<int>> Measure() =>
        from channel in Enum.GetValues<Channel>()
        from state in new[] { OutboxState.Pending, OutboxState.Dead }
        select new Measurement<int>(
            _counts.GetValueOrDefault((channel, state)), new TagList { { "channel", channel.ToString().ToLowerInvariant() }, { "state", state.ToString() } });
}
