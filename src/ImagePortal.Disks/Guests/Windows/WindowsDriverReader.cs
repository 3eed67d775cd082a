using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Windows.Registry;

namespace ImagePortal.Disks.Guests.Windows;

/// <summary>Looks for the virtio drivers in the registry and on the disk (R88).</summary>
internal sealed class WindowsDriverReader(IFileSystemReader files, Hive system, string controlSet)
{
    private static readonly string[] Roots = [@"\SystemRoot\", @"%SystemRoot%\", @"\??\C:\Windows\", @"C:\Windows\"];
    private readonly Dictionary<string, HashSet<string>> _folders = new(StringComparer.OrdinalIgnoreCase);

    public async Task<WindowsDrivers> ReadAsync(CancellationToken cancellationToken) => new(
        await ReadAsync("viostor", cancellationToken),
        await ReadAsync("vioscsi", cancellationToken),
        await ReadAsync("netkvm", cancellationToken));

    private async Task<WindowsDriver> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var key = $@"{controlSet}\Services\{name}";
        var isRegistered = await system.HasKeyAsync(key, cancellationToken);
        var start = isRegistered ? await StartAsync(key, cancellationToken) : null;
        var image = isRegistered ? (await system.ValueAsync(key, "ImagePath", cancellationToken))?.Text : null;
        var file = WithinWindows(image is { Length: > 0 } ? image : $@"System32\drivers\{name}.sys");
        return new(name, isRegistered ? $@"HKLM\SYSTEM\{key}" : null, start, file, await HasAsync(file, cancellationToken));
    }

    /// <summary>Since Windows 8 a value of StartOverride takes the place of Start.</summary>
    private async Task<int?> StartAsync(string key, CancellationToken cancellationToken)
    {
        var start = (await system.ValueAsync(key, "Start", cancellationToken))?.Number;
        var overridden = (await system.ValuesAsync($@"{key}\StartOverride", _ => true, cancellationToken)).Select(x => x.Number).Max();
        return (int?)(overridden ?? start);
    }

    private static string WithinWindows(string image)
    {
        var root = Array.Find(Roots, x => image.StartsWith(x, StringComparison.OrdinalIgnoreCase));
        return image[(root?.Length ?? 0)..].TrimStart('\\');
    }

    /// <summary>By the folder's names: a file that is kept packed is there too.</summary>
    private async Task<bool> HasAsync(string file, CancellationToken cancellationToken)
    {
        var path = "/Windows/" + file.Replace('\\', '/');
        var folder = path[..path.LastIndexOf('/')];
        if (!_folders.TryGetValue(folder, out var names))
        {
            names = new(await files.NamesAsync(folder, cancellationToken), StringComparer.OrdinalIgnoreCase);
            _folders[folder] = names;
        }

        return names.Contains(path[(folder.Length + 1)..]);
    }
}
