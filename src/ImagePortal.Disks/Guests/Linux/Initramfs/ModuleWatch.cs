using System.Text;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>Looks for virtio modules among the names of an archive as they pass by.</summary>
internal sealed class ModuleWatch(string kernelVersion)
{
    private const string ModulesFile = "conf/modules";
    private const string PolicyFile = "conf/initramfs.conf";

    private readonly HashSet<string> _modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _declared = new(StringComparer.Ordinal);
    private string _last = "";
    private bool _sorted = true;

    public IReadOnlySet<string> Modules => _modules;

    public IReadOnlySet<string> Absent => _absent;

    public IReadOnlyDictionary<string, string> Declared => _declared;

    /// <summary>Nothing more can be learnt: each module was met.</summary>
    public bool HasAll => VirtioModules.ToStart.All(_modules.Contains) && _modules.Contains(VirtioModules.Net);

    /// <summary>The block driver was met; what else the machine needs to find its disk was met or is declared.</summary>
    public bool HasMostlySeen => _modules.Contains(VirtioModules.Block) && HasDeclared;

    /// <summary>What the machine needs to find its disk was met or is declared, or the archive has passed one of them by.</summary>
    public bool HasDeclared => _absent.Count > 0 || VirtioModules.ToStart.All(x => _modules.Contains(x) || _declared.ContainsKey(x));

    public static bool WantsContent(string name) => name.TrimStart('.', '/') is ModulesFile or PolicyFile;

    public void See(CpioMember member)
    {
        var name = member.Name;
        _sorted &= string.CompareOrdinal(_last, name) <= 0;
        _last = name;
        if (member.Content.Length > 0)
        {
            Declare(name, Encoding.UTF8.GetString(member.Content));
        }

        if (!name.Contains(kernelVersion, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (module, directory) in VirtioModules.All)
        {
            if (Path.GetFileName(name.AsSpan()).StartsWith(module + ".ko", StringComparison.Ordinal))
            {
                _modules.Add(module);
            }
            else if (_sorted && Follows(name, directory, module + ".ko") && !_modules.Contains(module))
            {
                _absent.Add(module);
            }
        }
    }

    /// <summary>Whether a name of the same kernel's module tree sorts behind the module's file.</summary>
    private static bool Follows(string name, string directory, string file)
    {
        var root = name.IndexOf("/kernel/", StringComparison.Ordinal);
        return root >= 0 && string.CompareOrdinal(name[root..], $"/{directory}/{file}~") > 0;
    }

    /// <summary>MODULES=most takes every driver for block devices, networks and virtio (initramfs-tools' hook-functions, <c>auto_add_modules</c>).</summary>
    private void Declare(string name, string text)
    {
        if (name.EndsWith(PolicyFile, StringComparison.Ordinal))
        {
            if (ShellVariables.Parse(text).GetValueOrDefault("MODULES") == "most")
            {
                foreach (var (module, _) in VirtioModules.All)
                {
                    _declared.TryAdd(module, "MODULES=most of its conf/initramfs.conf");
                }
            }

            return;
        }

        foreach (var line in text.Split('\n'))
        {
            var module = line.Split('#')[0].Trim().Split(' ')[0].Replace('-', '_');
            if (VirtioModules.All.Any(x => x.Name == module))
            {
                _declared[module] = "its conf/modules";
            }
        }
    }
}
