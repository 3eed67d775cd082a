using System.Text;
using System.Text.RegularExpressions;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Linux.Initramfs;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Where a kernel has its virtio drivers (R77): built in, in the initramfs, on the disk only, or nowhere.</summary>
internal static partial class VirtioReader
{
    private const int ConfigCap = 1 << 20;
    private const string Builtin = "builtin";
    private const string InInitramfs = "initramfs";
    private const string Module = "module";
    private const string Missing = "missing";

    public static async Task<(VirtioFacts Facts, string Evidence)> ReadAsync(
        GuestTree files, string version, string? initramfs, bool isNewest, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var places = VirtioModules.All.ToDictionary(x => x.Name, _ => Missing, StringComparer.Ordinal);
        var builtinSource = await MarkBuiltinAsync(files, version, places, cancellationToken);
        await MarkModulesAsync(files, version, places, cancellationToken);

        var notes = new List<string>();
        if (builtinSource is not null)
        {
            notes.Add($"built in: {List(places, Builtin)} ({builtinSource})");
        }

        if (initramfs is null)
        {
            notes.Add("no initramfs in /boot");
        }
        else if (VirtioModules.All.Any(x => places[x.Name] != Builtin))
        {
            notes.Add(await MarkInitramfsAsync(files, version, initramfs, isNewest, places, budget, cancellationToken));
        }

        AddNote(notes, places, Module, $"on disk only: {{0}} (/lib/modules/{version})");
        AddNote(notes, places, Missing, "missing: {0}");
        return (new(places[VirtioModules.Block], places[VirtioModules.Net], places[VirtioModules.Pci]), string.Join("; ", notes));
    }

    /// <summary>From modules.builtin, or from the kernel's configuration where that list is not there.</summary>
    private static async Task<string?> MarkBuiltinAsync(
        GuestTree files, string version, Dictionary<string, string> places, CancellationToken cancellationToken)
    {
        var path = $"/lib/modules/{version}/modules.builtin";
        var text = await files.ReadTextAsync(path, cancellationToken);
        Func<string, bool> isBuiltin = module => text!.Contains($"/{module}.ko", StringComparison.Ordinal);
        if (text is null)
        {
            path = $"/boot/config-{version}";
            text = Encoding.UTF8.GetString(await files.ReadBytesAsync(path, ConfigCap, cancellationToken) ?? []);
            var options = BuiltinOption().Matches(text).Select(x => x.Groups[1].Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
            isBuiltin = options.Contains;
        }

        var found = VirtioModules.All.Where(x => isBuiltin(x.Name)).ToList();
        found.ForEach(x => places[x.Name] = Builtin);
        return found.Count > 0 ? path : null;
    }

    private static async Task MarkModulesAsync(
        GuestTree files, string version, Dictionary<string, string> places, CancellationToken cancellationToken)
    {
        foreach (var (module, directory) in VirtioModules.All.Where(x => places[x.Name] == Missing))
        {
            var names = await files.NamesAsync($"/lib/modules/{version}/{directory}", cancellationToken);
            if (names.Any(x => x.StartsWith(module + ".ko", StringComparison.Ordinal)))
            {
                places[module] = Module;
            }
        }
    }

    private static async Task<string> MarkInitramfsAsync(
        GuestTree files,
        string version,
        string path,
        bool isNewest,
        Dictionary<string, string> places,
        InspectionBudget budget,
        CancellationToken cancellationToken)
    {
        await using var file = await files.OpenAsync(path, cancellationToken);
        if (file is null)
        {
            return $"{path} is no file";
        }

        var content = await InitramfsReader.ReadAsync(file, version, isNewest, budget, cancellationToken);
        var seen = VirtioModules.All.Where(x => content.Modules.Contains(x.Name) && places[x.Name] != Builtin).Select(x => x.Name).ToList();

        // Declared counts only for a module that the disk has too: initramfs-tools passes over those it does not find.
        var declared = content.IsComplete || content.Error is not null
            ? []
            : VirtioModules.All.Select(x => x.Name)
                .Where(x => places[x] == Module && content.Declared.ContainsKey(x) && !content.Absent.Contains(x) && !seen.Contains(x)).ToList();
        foreach (var module in seen.Concat(declared))
        {
            places[module] = InInitramfs;
        }

        return Describe(path, content, seen, declared);
    }

    private static string Describe(string path, InitramfsContent content, List<string> seen, List<string> declared)
    {
        var archive = $"{path} ({content.Compression})";
        var text = seen.Count > 0 ? $"in {archive}: {string.Join(", ", seen)}" : $"{archive} holds no virtio driver";
        if (declared.Count > 0)
        {
            text = seen.Count > 0 ? text : $"in {archive}";
            text += string.Concat(declared.GroupBy(x => content.Declared[x]).Select(x => $"; by {x.Key}: {string.Join(", ", x)}"));
        }

        return content.Error is null ? text : $"{path} could not be read to its end: {content.Error}";
    }

    private static void AddNote(List<string> notes, Dictionary<string, string> places, string place, string format)
    {
        if (List(places, place) is { Length: > 0 } list)
        {
            notes.Add(format.Replace("{0}", list, StringComparison.Ordinal));
        }
    }

    private static string List(Dictionary<string, string> places, string place) =>
        string.Join(", ", VirtioModules.All.Where(x => places[x.Name] == place).Select(x => x.Name));

    [GeneratedRegex("^CONFIG_(VIRTIO_(?:BLK|NET|PCI))=y", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex BuiltinOption();
}
