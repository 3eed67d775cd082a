namespace ImagePortal.Guardrails;

/// <param name="Path">Relative to the repository, with slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".cache", "Migrations", "data", "artifacts", "TestResults"];

    public string[] Lines => Text.Split('\n');

    /// <summary>Hand-written files under a folder of the repository.</summary>
    internal static IReadOnlyList<SourceFile> Under(string folder, params string[] endings)
    {
        var root = Root();
        var start = System.IO.Path.Combine(root, folder);
        return
        [
            .. Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
                .Where(x => endings.Any(x.EndsWith))
                .Select(x => (Full: x, Path: System.IO.Path.GetRelativePath(root, x).Replace('\\', '/')))
                .Where(x => !x.Path.Split('/').Any(NotOurs.Contains))
                .Select(x => new SourceFile(x.Path, File.ReadAllText(x.Full))),
        ];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ImagePortal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
