namespace ImagePortal.Web.Api.Actions;

/// <summary>
/// The systems that an import may be announced with (R68, R80, R81), each with its versions. The announcement is checked against this list; what is on
/// the disk is found by the inspector and judged by the region's criteria.
/// </summary>
internal static class ImportableSystems
{
    internal const string WindowsServer2008 = "Windows Server 2008";
    internal const string WindowsServer2012 = "Windows Server 2012";

    private static readonly string[] BothArchitectures = ["x86_64", "i386"];
    private static readonly string[] Only64Bit = ["x86_64"];

    internal static IReadOnlyList<ImportableSystem> Windows { get; } =
    [
        new(WindowsServer2008, ["2008 R2 Standard", "2008 R2 Datacenter", "2008 R2 Enterprise", "2008"], Only64Bit),
        new(WindowsServer2012, ["2012 R2 Standard", "2012"], Only64Bit),
    ];

    internal static IReadOnlyList<ImportableSystem> Linux { get; } =
    [
        new("CentOS", ["5", "6", "7", "8"], BothArchitectures),
        new("RedHat", ["5", "6", "7", "8", "9"], BothArchitectures),
        new("Ubuntu", ["10", "12", "14", "16", "18", "20", "22", "24"], BothArchitectures),
        new("Debian", ["6", "7", "8", "9", "10", "11", "12", "13"], BothArchitectures),
        new("CoreOS", ["7"], Only64Bit),
        new("OpenSUSE", ["12", "13", "15", "42"], BothArchitectures),
        new("SUSE", ["10", "11", "12", "15"], BothArchitectures),
    ];

    internal static IEnumerable<ImportableSystem> All => Windows.Concat(Linux);
}
