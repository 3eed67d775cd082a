using System.Diagnostics;
using System.Text;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>
/// One QEMU process a machine, in a session of its own so that it outlives the portal, with everything it needs in the machine's folder. No shell, and
/// nothing of the portal's environment.
/// </summary>
internal sealed partial class QemuHypervisor : IHypervisor
{
    private const int ConsoleTail = 64 << 10;
    private const int ConsoleLimit = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly string? _program;
    private readonly string _accelerator;
    private readonly bool _hasCard;
    private readonly ILogger<QemuHypervisor> _logger;

    public QemuHypervisor(
        IOptions<InstanceOptions> options,
        IOptions<NetworkOptions> network,
        IOptions<PortalOptions> portal,
        IOptions<DatabaseOptions> database,
        ILogger<QemuHypervisor> logger)
    {
        _logger = logger;
        _hasCard = network.Value.Card;
        _path = Path.GetFullPath(options.Value.Path ?? Path.Combine(portal.Value.DataPath, "instances"));
        _program = HostProgram.Find(options.Value.Hypervisor);
        _accelerator = options.Value.Accelerator switch
        {
            InstanceAccelerator.Auto => IsKvmUsable() ? "kvm" : "tcg",
            var chosen => chosen == InstanceAccelerator.Kvm ? "kvm" : "tcg",
        };
        Obstacle = options.Value.Enabled == false ? "Instances are switched off."
            : !OperatingSystem.IsLinux() ? "Instances run on Linux only."
            : options.Value.Path is null && database.Value.Provider != DatabaseProvider.Sqlite ? "Portal:Instances:Path is not set, and nodes may share the data path."
            : _program is null ? $"{options.Value.Hypervisor} is not installed."
            : Encoding.UTF8.GetByteCount(FolderOf(InstanceId.New()).Socket) > QmpClient.MaxPath ? $"The path {_path} is too long for sockets."
            : null;
    }

    public string? Obstacle { get; }

    public async Task<string> PrepareAsync(InstanceId id, CancellationToken cancellationToken)
    {
        await RemoveAsync(id, cancellationToken);
        var folder = FolderOf(id);
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException(Obstacle);
        }

        Directory.CreateDirectory(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder.Disk;
    }

    public async Task<Result> StartAsync(InstanceId id, int cpus, int memoryMiB, InstanceNetwork? network, CancellationToken cancellationToken)
    {
        if (IsRunning(id))
        {
            return Result.Done;
        }

        var folder = FolderOf(id);
        if (Obstacle is not null || !File.Exists(folder.Disk))
        {
            LogNotStarted(id, Obstacle ?? "its disk is gone");
            return InstanceErrors.DidNotStart;
        }

        File.Delete(folder.Socket);
        var said = new Said();
        var process = Launch(QemuCommand.Of(id, folder, cpus, memoryMiB, _hasCard ? network : null, _accelerator), said);
        var since = Stopwatch.GetTimestamp();
        while (!await QmpClient.TryRunAsync(folder.Socket, "query-status", cancellationToken))
        {
            var late = Stopwatch.GetElapsedTime(since) > StartPatience;
            if (late || process.HasExited)
            {
                await CutPowerAsync(id, cancellationToken);
                LogNotStarted(id, late ? $"no answer within {StartPatience.TotalSeconds:0} s" : said.Text);
                return InstanceErrors.DidNotStart;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return Result.Done;
    }

    public bool IsRunning(InstanceId id) => FolderOf(id).FindProcess() is not null;

    public bool Has(InstanceId id) => Directory.Exists(FolderOf(id).Path);

    public Task PressPowerAsync(InstanceId id, CancellationToken cancellationToken) =>
        QmpClient.TryRunAsync(FolderOf(id).Socket, "system_powerdown", cancellationToken);

    public async Task CutPowerAsync(InstanceId id, CancellationToken cancellationToken)
    {
        var folder = FolderOf(id);
        var since = Stopwatch.GetTimestamp();
        while (folder.FindProcess() is { } number)
        {
            Kill(number);
            if (Stopwatch.GetElapsedTime(since) > EndPatience)
            {
                throw new IOException($"The process {number} of {id} does not end.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task RemoveAsync(InstanceId id, CancellationToken cancellationToken)
    {
        await CutPowerAsync(id, cancellationToken);
        if (Has(id))
        {
            Directory.Delete(FolderOf(id).Path, recursive: true);
        }
    }

    public async Task<byte[]> ReadConsoleAsync(InstanceId id, CancellationToken cancellationToken)
    {
        var path = FolderOf(id).Console;
        if (!File.Exists(path))
        {
            return [];
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await TailAsync(file, cancellationToken);
    }

    public async Task TrimConsoleAsync(InstanceId id, CancellationToken cancellationToken)
    {
        var record = new FileInfo(FolderOf(id).Console);
        if (record is { Exists: true, Length: > ConsoleLimit })
        {
            await using var file = new FileStream(record.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var tail = await TailAsync(file, cancellationToken);
            file.SetLength(0);
            await file.WriteAsync(tail, cancellationToken);
        }
    }

    public string? FindDisk(InstanceId id) => FolderOf(id).Disk is var disk && File.Exists(disk) ? disk : null;

    public string PrepareNext(InstanceId id, string mark)
    {
        DropNext(id);
        return FolderOf(id).Part(mark);
    }

    public void KeepNext(InstanceId id, string mark)
    {
        var folder = FolderOf(id);
        using (var part = File.OpenHandle(folder.Part(mark), FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(part);
        }

        File.Move(folder.Part(mark), folder.Next(mark), overwrite: true);
    }

    public string? FindNext(InstanceId id) => FolderOf(id).ListNext() is [var next, ..] ? InstanceFolder.MarkOf(next) : null;

    public void TakeNext(InstanceId id, string mark)
    {
        var folder = FolderOf(id);
        if (IsRunning(id))
        {
            throw new IOException($"{id} runs: its disk cannot be replaced.");
        }

        File.Delete(folder.Console);
        File.Move(folder.Next(mark), folder.Disk, overwrite: true);
    }

    public void DropNext(InstanceId id)
    {
        foreach (var next in FolderOf(id).ListNext())
        {
            File.Delete(next);
        }
    }

    public Task<string?> CaptureAsync(InstanceId id, Action<long, long> report, CancellationToken cancellationToken) =>
        new QemuCapture(FolderOf(id)).RunAsync(report, cancellationToken);

    public bool HasCapture(InstanceId id) => File.Exists(FolderOf(id).Capture);

    public Task DropCaptureAsync(InstanceId id, CancellationToken cancellationToken) => new QemuCapture(FolderOf(id)).DropAsync(cancellationToken);

    private static async Task<byte[]> TailAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = Math.Max(0, file.Length - ConsoleTail);
        var tail = new byte[Math.Min(file.Length, ConsoleTail)];
        var read = await file.ReadAtLeastAsync(tail, tail.Length, throwOnEndOfStream: false, cancellationToken);
        return tail[..read];
    }

    /// <summary>Its own session: what ends the portal's terminal does not end it.</summary>
    private Process Launch(IReadOnlyList<string> arguments, Said said)
    {
        var start = new ProcessStartInfo("setsid", [_program!, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => said.Hear(line.Data);
        process.OutputDataReceived += (_, line) => said.Hear(line.Data);
        process.Start();
        process.StandardInput.Close();

        // Read for as long as this process lives, so that a talkative machine never waits for a reader.
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static void Kill(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static bool IsKvmUsable()
    {
        try
        {
            using var device = File.OpenHandle("/dev/kvm", FileMode.Open, FileAccess.ReadWrite);
            return true;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instance {Id} was not started: {Reason}")]
    private partial void LogNotStarted(InstanceId id, string reason);

    private InstanceFolder FolderOf(InstanceId id) => new(Path.Combine(_path, id.Value));

    /// <summary>The first lines of what a machine's process says, which tell why it did not start.</summary>
    private sealed class Said
    {
        private const int Most = 500;
        private readonly StringBuilder _text = new();

        internal string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.Length == 0 ? "it ended at once" : _text.ToString().Trim();
                }
            }
        }

        internal void Hear(string? line)
        {
            lock (_text)
            {
                if (line is not null && _text.Length < Most)
                {
                    _text.Append(line).Append(' ');
                }
            }
        }
    }
}
