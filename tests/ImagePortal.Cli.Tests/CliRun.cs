using System.Text.Json;
using ImagePortal.Cli.Output;
using SharpCompress.Compressors.Xz;

namespace ImagePortal.Cli.Tests;

/// <summary>One call of the tool in a folder of its own, and what it said.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imageportal-").FullName;

    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>A file of tests/corpus/own, uncompressed under a name of its own.</summary>
    public string Sample(string name, string? fileName = null)
    {
        var path = File(fileName ?? Path.GetFileNameWithoutExtension(name));
        using var compressed = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "corpus", name));
        using var content = new XZStream(compressed);
        using var file = System.IO.File.Create(path);
        content.CopyTo(file);
        return path;
    }

    public async Task<int> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(words, Terminal.Of(output, errors), TestContext.Current.CancellationToken);
        (Output, Errors) = (output.ToString(), errors.ToString());
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        return code;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
