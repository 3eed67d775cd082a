using ImagePortal.Core.Instances.Network;

namespace ImagePortal.Core.Instances;

/// <summary>Runs machines on this node. They are its own processes: they go on while the portal is down.</summary>
public interface IHypervisor
{
    /// <summary>Why no machine can be started here; null when they can.</summary>
    string? Obstacle { get; }

    /// <summary>Empties the machine's folder, and ends what may still run from it.</summary>
    /// <returns>Where its disk is to be written.</returns>
    Task<string> PrepareAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>Starts a machine whose disk is there, or finds that it runs. Refused where the hypervisor does not.</summary>
    /// <param name="network">Of its one card; null for a machine without.</param>
    Task<Result> StartAsync(InstanceId id, int cpus, int memoryMiB, InstanceNetwork? network, CancellationToken cancellationToken);

    bool IsRunning(InstanceId id);

    /// <summary>Presses the power button. The system may take its time, or not listen.</summary>
    Task PressPowerAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>Cuts the power, and returns when the machine is off.</summary>
    Task CutPowerAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>Ends it and removes its disk.</summary>
    Task RemoveAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>The end of what it wrote to its serial port, as it wrote it; empty where nothing is there.</summary>
    Task<byte[]> ReadConsoleAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>Cuts the record of its serial port, which a machine could fill the disk with.</summary>
    Task TrimConsoleAsync(InstanceId id, CancellationToken cancellationToken);

    /// <summary>Whether anything of it is here.</summary>
    bool Has(InstanceId id);

    /// <summary>Where the disk of a machine lies that is off, as raw bytes; null when it is not here.</summary>
    string? FindDisk(InstanceId id);

    /// <summary>Makes room for another disk beside a machine's own, in place of what was there of one.</summary>
    /// <param name="mark">Who writes it.</param>
    /// <returns>Where it is to be written.</returns>
    string PrepareNext(InstanceId id, string mark);

    /// <summary>The other disk is whole.</summary>
    void KeepNext(InstanceId id, string mark);

    /// <summary>Who wrote or writes another disk; null where there is none.</summary>
    string? FindNext(InstanceId id);

    /// <summary>Puts the other disk, where it is whole, in place of the machine's own, which goes; what the machine said goes with it. It must be off.</summary>
    void TakeNext(InstanceId id, string mark);

    /// <summary>Removes what there is of another disk.</summary>
    void DropNext(InstanceId id);

    /// <summary>Copies the disk of a running machine as it is at this moment; what the machine writes meanwhile is not in it. It goes on.</summary>
    /// <returns>Where the copy lies, as qcow2; null: the machine ended before it was done.</returns>
    /// <exception cref="IOException">The copy could not be written.</exception>
    Task<string?> CaptureAsync(InstanceId id, Action<long, long> report, CancellationToken cancellationToken);

    /// <summary>Whether a copy lies here, or a part of one.</summary>
    bool HasCapture(InstanceId id);

    /// <summary>Gives up a copy that is under way, and removes what there is of it.</summary>
    Task DropCaptureAsync(InstanceId id, CancellationToken cancellationToken);
}
