namespace ImagePortal.Cli;

/// <summary>The words after a command's name, told apart into values and options.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = [];
    private readonly HashSet<string> _switches = [];
    private readonly List<string> _values = [];

    public bool Json => Has("--json");

    /// <summary>Values given.</summary>
    public int Count => _values.Count;

    /// <param name="words"><c>--name value</c>, <c>--name=value</c>, switches and values in any order; all after <c>--</c> are values.</param>
    /// <param name="options">Options that take a value.</param>
    /// <param name="switches">Options that take none.</param>
    /// <exception cref="UsageException">An option is unknown, or lacks its value.</exception>
    public static Arguments Parse(IReadOnlyList<string> words, IReadOnlyCollection<string> options, IReadOnlyCollection<string> switches)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--")
            {
                arguments._values.AddRange(words.Skip(i + 1));
                break;
            }

            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                arguments._values.Add(words[i]);
                continue;
            }

            var (name, value) = Split(words[i]);
            if (switches.Contains(name) && value is null)
            {
                arguments._switches.Add(name);
                continue;
            }

            if (!options.Contains(name))
            {
                throw new UsageException($"The option {name} is not known here.");
            }

            value ??= ++i < words.Count ? words[i] : throw new UsageException($"The option {name} needs a value.");
            arguments._options[name] = value;
        }

        return arguments;
    }

    public bool Has(string name) => _switches.Contains(name);

    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <exception cref="UsageException">The option was not given.</exception>
    public string Required(string name) => Option(name) ?? throw new UsageException($"The option {name} is needed.");

    /// <exception cref="UsageException">There are more or fewer values than the command takes.</exception>
    public IReadOnlyList<string> Values(params IReadOnlyList<string> names) =>
        _values.Count == names.Count ? _values
        : _values.Count < names.Count ? throw new UsageException($"{names[_values.Count]} is missing.")
        : throw new UsageException($"There is no use for \"{_values[names.Count]}\".");

    private static (string Name, string? Value) Split(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }
}
