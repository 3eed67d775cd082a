using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>How a Windows gets the virtio drivers so that it starts from a virtio disk (R88).</summary>
internal static class WindowsVirtioFix
{
    private const string ControlSet = @"HKLM\SYSTEM\CurrentControlSet";

    public static string For(WindowsGuest guest)
    {
        var (services, folder) = ($@"{ControlSet}\Services", guest.Release.Family.DriverFolder);
        var bits = guest.Architecture == "i386" ? "x86" : "amd64";
        var package = guest.Architecture == "i386" ? "virtio-win-gt-x86.msi" : "virtio-win-gt-x64.msi";
        var (block, net) = ($@"D:\viostor\{folder}\{bits}\viostor.inf", $@"D:\NetKVM\{folder}\{bits}\netkvm.inf");
        return $"""
            Windows does not bring these drivers. On the source machine, as administrator, with the operator's virtio disk (virtio-win) in D:
            msiexec /i D:\{package} /qn /norestart
            {Add(guest, block)}
            {Add(guest, net)}
            Where the source machine has no virtio disk, register the driver by hand, so that Windows starts from one:
            reg add {services}\viostor /v Type /t REG_DWORD /d 1 /f
            reg add {services}\viostor /v Start /t REG_DWORD /d 0 /f
            reg add {services}\viostor /v Group /d "SCSI miniport" /f
            reg add {services}\viostor /v ImagePath /t REG_EXPAND_SZ /d system32\drivers\viostor.sys /f
            {Bind(guest)}
            Check that START_TYPE is 0 BOOT_START and 3 DEMAND_START, then shut down and export the disk again:
            sc.exe qc viostor
            sc.exe qc netkvm
            """;
    }

    /// <summary>Windows 10 and its servers renamed pnputil's options.</summary>
    private static string Add(WindowsGuest guest, string file) =>
        guest.Release.NtVersion == "10.0" ? $"pnputil /add-driver {file} /install" : $"pnputil -i -a {file}";

    /// <summary>What ties the disk controller of virtio to its driver before Plug and Play runs.</summary>
    private static string Bind(WindowsGuest guest)
    {
        var device = $@"{ControlSet}\Control\CriticalDeviceDatabase\PCI#VEN_1AF4&DEV_1001&SUBSYS_00021AF4&REV_00";
        return guest.Release.NtVersion is "6.0" or "6.1"
            ? $$"""
                reg add "{{device}}" /v Service /d viostor /f
                reg add "{{device}}" /v ClassGUID /d {4D36E97B-E325-11CE-BFC1-08002BE10318} /f
                """
            : $@"reg delete {ControlSet}\Services\viostor\StartOverride /f";
    }
}
