namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Files of <c>KEY=value</c> lines as a shell would read them: os-release, ifcfg, initramfs.conf. Nothing is expanded.</summary>
internal static class ShellVariables
{
    public static Dictionary<string, string> Parse(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                variables[line[..equals].TrimEnd()] = Unquote(line[(equals + 1)..].Trim());
            }
        }

        return variables;
    }

    private static string Unquote(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is var end and > 0)
        {
            return value[1..end];
        }

        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
