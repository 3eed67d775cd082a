using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>The logo of a system in the colour of the text; its name stands beside it.</summary>
public sealed partial class OsLogo
{
    private static readonly (string Part, string File)[] Logos =
    [
        ("debian", "debian"),
        ("ubuntu", "ubuntu"),
        ("centos", "centos"),
        ("red hat", "redhat"),
        ("redhat", "redhat"),
        ("rhel", "redhat"),
        ("windows", "microsoft-windows"),
    ];

    /// <summary>A distribution ID or any name of the system, such as <c>debian</c> or <c>Windows Server 2012 R2</c>.</summary>
    [Parameter] public string? System { get; set; }

    private string FileName =>
        Logos.FirstOrDefault(x => System?.Contains(x.Part, StringComparison.OrdinalIgnoreCase) == true).File ?? "linux";
}
