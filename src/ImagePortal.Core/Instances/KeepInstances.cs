using System.Collections.Concurrent;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Instances;

/// <summary>
/// Brings this node's machines to what their rows say, and the rows to what became of the machines. Looks at one instance after another; each step can
/// be lost and is found again.
/// </summary>
public sealed partial class KeepInstances(
    SystemDatabase database, IHypervisor hypervisor, InstanceHosting hosting, TimeProvider time, ILogger<KeepInstances> logger) : ISweep, IDisposable
{
    private static readonly TimeSpan PressAgainAfter = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<InstanceId, DateTimeOffset> _pressed = new();

    public async Task SweepAsync(CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>Whether an instance still waits for something.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!hosting.IsHere)
        {
            return false;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            await hosting.SayAsync(database, cancellationToken);
            var waits = false;
            foreach (var id in await ListAsync(cancellationToken))
            {
                waits |= await TrySettleAsync(id, cancellationToken);
            }

            return waits;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>What is here, what should go and never came to a host, and what another host has taken over.</summary>
    private async Task<List<InstanceId>> ListAsync(CancellationToken cancellationToken)
    {
        var host = hosting.Id;
        await using var db = database.Open();
        var instances = await db.Instances.AsNoTracking()
            .Where(x => x.Host != null || x.State == InstanceState.Terminating)
            .Select(x => new { x.Id, x.Host })
            .ToListAsync(cancellationToken);
        return [.. instances.Where(x => x.Host is null || x.Host == host || hypervisor.Has(x.Id)).Select(x => x.Id)];
    }

    private async Task<bool> TrySettleAsync(InstanceId id, CancellationToken cancellationToken)
    {
        try
        {
            return await SettleAsync(id, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody asked for something else meanwhile.
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogFailed(fault, id);
            return false;
        }
    }

    private async Task<bool> SettleAsync(InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (await db.Instances.SingleOrDefaultAsync(x => x.Id == id, cancellationToken) is not { } instance)
        {
            return false;
        }

        if (instance.Host is { } other && other != hosting.Id)
        {
            await hypervisor.RemoveAsync(id, cancellationToken);
            return false;
        }

        if (hypervisor.HasCapture(id) && await CreateRules.FindBusyAsync(db, instance, cancellationToken) is null)
        {
            await hypervisor.DropCaptureAsync(id, cancellationToken);
        }

        if (hypervisor.FindNext(id) is { } mark && !await DecideAsync(db, id, new OperationId(mark), cancellationToken))
        {
            return true;
        }

        switch (instance.State)
        {
            case InstanceState.Running when hypervisor.IsRunning(id):
                await hypervisor.TrimConsoleAsync(id, cancellationToken);
                return false;
            case InstanceState.Running:
                instance.Stopped(time.GetUtcNow(), "It shut down by itself, or its process ended.");
                return await SaveAsync(db, instance, "instance.ended", cancellationToken);
            case InstanceState.Stopping:
                return await StopAsync(db, instance, cancellationToken);
            case InstanceState.Starting:
                return await StartAsync(db, instance, cancellationToken);
            case InstanceState.Terminating:
                return await RemoveAsync(db, instance, cancellationToken);
            case InstanceState.Failed:
                await hypervisor.RemoveAsync(id, cancellationToken);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The disk that a reinstallation wrote is the instance's as soon as the end of that says so (R91), and before it starts again; otherwise it goes.</summary>
    /// <returns>False: it is not over.</returns>
    private async Task<bool> DecideAsync(PortalDbContext db, InstanceId id, OperationId operation, CancellationToken cancellationToken)
    {
        var state = await db.Operations.Where(x => x.Id == operation).Select(x => (OperationState?)x.State).SingleOrDefaultAsync(cancellationToken);
        switch (state)
        {
            case OperationState.Queued or OperationState.Running:
                return false;
            case OperationState.Succeeded:
                hypervisor.TakeNext(id, operation.Value);
                return true;
            default:
                hypervisor.DropNext(id);
                return true;
        }
    }

    private async Task<bool> StopAsync(PortalDbContext db, Instance instance, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (hypervisor.IsRunning(instance.Id) && !instance.StopAtOnce && now < instance.ChangedAt + hosting.StopGrace)
        {
            if (!_pressed.TryGetValue(instance.Id, out var pressed) || now >= pressed + PressAgainAfter || pressed < instance.ChangedAt)
            {
                await hypervisor.PressPowerAsync(instance.Id, cancellationToken);
                _pressed[instance.Id] = now;
            }

            return true;
        }

        await hypervisor.CutPowerAsync(instance.Id, cancellationToken);
        _pressed.TryRemove(instance.Id, out _);
        instance.Stopped(now);
        return await SaveAsync(db, instance, "instance.stopped", cancellationToken);
    }

    private async Task<bool> StartAsync(PortalDbContext db, Instance instance, CancellationToken cancellationToken)
    {
        var started = await FreeMemoryAsync(db, instance, cancellationToken) < instance.MemoryMiB
            ? InstanceErrors.NoMemory
            : await hypervisor.StartAsync(instance.Id, instance.Cpus, instance.MemoryMiB, instance.Network, cancellationToken);
        if (started.Ok)
        {
            instance.Started(time.GetUtcNow());
            return await SaveAsync(db, instance, "instance.started", cancellationToken);
        }

        instance.Stopped(time.GetUtcNow(), started.Error.Message);
        return await SaveAsync(db, instance, "instance.start-failed", cancellationToken);
    }

    /// <summary>What no other instance of this host uses.</summary>
    internal async Task<long> FreeMemoryAsync(PortalDbContext db, Instance instance, CancellationToken cancellationToken)
    {
        var (id, host) = (instance.Id, hosting.Id);
        var used = await db.Instances
            .Where(x => x.Host == host && x.Id != id && x.State != InstanceState.Stopped && x.State != InstanceState.Failed)
            .SumAsync(x => (long)x.MemoryMiB, cancellationToken);
        return hosting.MemoryMiB - used;
    }

    private async Task<bool> RemoveAsync(PortalDbContext db, Instance instance, CancellationToken cancellationToken)
    {
        // Whoever makes its disk was asked to stop, and must be done first; so must whoever makes an image of it, or reinstalls it.
        var operation = await db.Operations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == instance.Operation, cancellationToken);
        if (operation is { IsOver: false } || await CreateRules.FindBusyAsync(db, instance, cancellationToken) is not null)
        {
            return true;
        }

        await hypervisor.RemoveAsync(instance.Id, cancellationToken);
        db.Instances.Remove(instance);
        return await SaveAsync(db, instance, "instance.terminated", cancellationToken);
    }

    /// <returns>False: nothing is left to do.</returns>
    private async Task<bool> SaveAsync(PortalDbContext db, Instance instance, string action, CancellationToken cancellationToken)
    {
        db.Audit.Add(AuditEntry.OfPortal(instance.Account, time.GetUtcNow(), action, instance.Id.Value, before: instance.Name, after: instance.Reason));
        await db.SaveChangesAsync(cancellationToken);
        PortalTelemetry.Instances.Add(1, new KeyValuePair<string, object?>("event", action["instance.".Length..]));
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Instance {Id} could not be looked after; the next sweep tries again")]
    private partial void LogFailed(Exception fault, InstanceId id);
}
