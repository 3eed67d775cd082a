namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>
/// netplan's YAML (netplan(5)), as far as names and addresses need it: nested keys by their indentation and lists of scalars. Anchors,
/// tags and flow mappings are not followed.
/// </summary>
internal static class NetplanFile
{
    private static readonly string[] Kinds = ["ethernets", "bonds", "bridges", "vlans", "wifis"];

    public static void Read(NetworkSetup setup, string text, string path)
    {
        var keys = new List<(int Indent, string Key)>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<(string Id, string Key, string Value, int Line)>();
        foreach (var (raw, line) in text.Split('\n').Select((x, i) => (x.TrimEnd(), i + 1)))
        {
            var trimmed = raw.TrimStart();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            var indent = raw.Length - trimmed.Length;
            var isItem = trimmed.StartsWith("- ", StringComparison.Ordinal);
            keys.RemoveAll(x => isItem ? x.Indent > indent : x.Indent >= indent);
            var (key, value) = isItem ? ("-", trimmed[2..]) : Split(trimmed);
            var parents = keys.Select(x => x.Key).ToList();
            if (!isItem)
            {
                keys.Add((indent, key));
            }

            if (Id(parents, key) is { } id)
            {
                found.Add((id, string.Join('/', parents.SkipWhile(x => x != id).Skip(1).Append(key)), Scalar(value), line));
            }
        }

        foreach (var (id, key, value, _) in found.Where(x => x.Key is "set-name" or "match/name"))
        {
            names[id] = key == "set-name" ? value : names.GetValueOrDefault(id, value);
        }

        Add(setup, path, names, found);
    }

    private static void Add(
        NetworkSetup setup, string path, Dictionary<string, string> names, List<(string Id, string Key, string Value, int Line)> found)
    {
        foreach (var group in found.GroupBy(x => x.Id))
        {
            var name = names.GetValueOrDefault(group.Key) ?? group.Key;
            var isDhcp = group.Any(x => x is { Key: "dhcp4", Value: "true" or "yes" });
            setup.AddInterface(name, isDhcp ? "dhcp" : "static", path, group.First().Line);
            foreach (var (_, key, value, line) in group)
            {
                if (key == "dhcp6" && value is "true" or "yes")
                {
                    setup.AddIpv6(name, "by DHCPv6", path, line);
                }

                foreach (var address in key is "addresses" or "addresses/-" ? value.Trim('[', ']').Split(',') : [])
                {
                    if (address.Contains("::", StringComparison.Ordinal) || address.Count(x => x == ':') > 2)
                    {
                        setup.AddIpv6(name, Scalar(address), path, line);
                    }
                }
            }
        }
    }

    /// <summary>The device that a key belongs to: the child of ethernets, bonds, …</summary>
    private static string? Id(List<string> parents, string key)
    {
        var kind = parents.FindIndex(x => Kinds.Contains(x));
        return kind < 0 ? null : kind + 1 < parents.Count ? parents[kind + 1] : key;
    }

    private static (string Key, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (line, "") : (Scalar(line[..colon]), line[(colon + 1)..]);
    }

    private static string Scalar(string value)
    {
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim().Trim('"', '\'');
    }
}
