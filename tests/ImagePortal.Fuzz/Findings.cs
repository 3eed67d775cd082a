namespace ImagePortal.Fuzz;

/// <summary>
/// Saves what was found: the file as it was read, and beside it how to make it again. Of one kind the first few are enough.
/// </summary>
internal sealed class Findings(string folder)
{
    private const int MostOfAKind = 3;

    private readonly Dictionary<string, int> _kinds = [];

    public int Count { get; private set; }

    public void Add(string target, int seed, int number, FuzzCase file, string what)
    {
        Count++;
        var kind = $"{target}: {string.Join(' ', what.Split('\n').Take(3))}";
        var seen = _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (seen > MostOfAKind)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{target}-{seed}-{number}");
        File.WriteAllBytes(path + ".bin", file.Content);
        File.WriteAllText(path + ".txt", $"--target {target} --seed {seed} --case {number}\n{what}\n");
        Console.Error.WriteLine($"{path}.bin: {kind}");
    }
}
