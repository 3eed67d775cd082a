using System.Diagnostics;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Operations;

/// <summary>
/// Runs one operation on this node: claims it, keeps its lease, watches for a cancel, and writes the end in one transaction
/// (operation, image, notification, audit).
/// </summary>
public sealed partial class OperationRunner(
    SystemDatabase database, OperationLease leases, OutboxHints outbox, IServiceScopeFactory scopes, LiveChanges changes, TimeProvider time, ILogger<OperationRunner> logger)
{
    private const int MaxSaves = 5;

    /// <summary>Advances the operation if it is due and free; returns at once if not.</summary>
    public async Task RunAsync(OperationId id, CancellationToken shutdown)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handlers = scope.ServiceProvider.GetServices<IOperationHandler>();
        var claimed = await leases.ClaimAsync(id, (kind, region, input) => handlers.Single(x => x.Kind == kind).CanRun(region, input), shutdown);
        if (claimed is null)
        {
            return;
        }

        using var activity = PortalTelemetry.Activities.StartActivity($"operation {claimed.Kind}");
        activity?.SetTag("operation", id.Value);
        var handler = handlers.Single(x => x.Kind == claimed.Kind);
        var context = new OperationContext(claimed, database, changes, time);
        if (claimed.Attempt > 1)
        {
            await context.LogAsync($"Goes on, attempt {claimed.Attempt} on {Environment.MachineName}.", CancellationToken.None);
        }

        LogStarted(id, claimed.Kind, claimed.Attempt);
        var started = time.GetTimestamp();
        var ending = claimed.CancelRequested ? new Ending(EndingKind.Cancelled) : await WorkAsync(handler, context, claimed, shutdown);
        await context.SettleAsync();
        if (ending.Kind != EndingKind.Lost)
        {
            await ConcludeAsync(handler, claimed, ending);
        }

        PortalTelemetry.Operations.Add(1, new TagList { { "kind", claimed.Kind.ToString() }, { "end", ending.Kind.ToString() } });
        if (ending.Refusal is { } refusal)
        {
            LogRefused(id, refusal.Code, refusal.Message);
        }

        var elapsed = time.GetElapsedTime(started);
        LogEnded(id, ending.Kind, elapsed);
    }

    private async Task<Ending> WorkAsync(IOperationHandler handler, OperationContext context, Operation claimed, CancellationToken shutdown)
    {
        await using var watch = new LeaseWatch(leases, claimed, time, logger, shutdown);
        try
        {
            var result = await handler.RunAsync(context, watch.Stop);
            return result.Ok ? new Ending(EndingKind.Succeeded, Outcome: result.Value) : new Ending(EndingKind.Refused, Refusal: result.Error);
        }
        catch (OperationCanceledException) when (watch.Stop.IsCancellationRequested)
        {
            return new Ending(watch.State switch
            {
                LeaseState.CancelRequested => EndingKind.Cancelled,
                LeaseState.Lost => EndingKind.Lost,
                _ => EndingKind.Shutdown,
            });
        }
        catch (Exception fault)
        {
            LogFault(fault, claimed.Id, claimed.Attempt);
            return new Ending(EndingKind.Fault, Fault: fault);
        }
    }

    /// <summary>Writes the end until it is saved, or until another runner turns out to hold the operation.</summary>
    private async Task ConcludeAsync(IOperationHandler handler, Operation claimed, Ending ending)
    {
        for (var save = 1; ; save++)
        {
            try
            {
                // The end is written even while the node shuts down: it is short, and the work is done.
                await TryConcludeAsync(handler, claimed, ending, CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException) when (save < MaxSaves)
            {
                LogSavedAgain(claimed.Id, save);
            }
        }
    }

    private async Task TryConcludeAsync(IOperationHandler handler, Operation claimed, Ending ending, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var operation = await db.Operations.SingleAsync(x => x.Id == claimed.Id, cancellationToken);
        if (!operation.IsHeldWith(claimed.Fence))
        {
            return;
        }

        var text = Apply(operation, ending);
        db.OperationLog.Add(new OperationLogEntry(operation.Id, operation.Account, time.GetUtcNow(), text));
        if (operation.IsOver)
        {
            await handler.ConcludeAsync(db, operation, ending.Outcome, cancellationToken);
            var action = $"{operation.Kind}.{operation.State}".ToLowerInvariant();
            db.Audit.Add(AuditEntry.OfPortal(operation.Account, time.GetUtcNow(), action, operation.Subject, after: operation.RefusalCode, member: operation.Member));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (operation.IsOver)
        {
            outbox.Hint();
        }
    }

    private string Apply(Operation operation, Ending ending)
    {
        var now = time.GetUtcNow();
        switch (ending.Kind)
        {
            case EndingKind.Succeeded:
                operation.Succeed(now);
                return "Done.";
            case EndingKind.Refused:
                operation.Refuse(ending.Refusal!, now);
                return ending.Refusal!.Fix is { } fix ? $"Refused: {ending.Refusal.Message}\nFix:\n{fix}" : $"Refused: {ending.Refusal.Message}";
            case EndingKind.Cancelled:
                operation.Cancel(now);
                return "Cancelled.";
            case EndingKind.Shutdown:
                operation.Release(now);
                return $"{Environment.MachineName} shuts down; another start goes on from here.";
            default:
                var outside = ending.Fault as TryAgainException;
                var again = operation.RetryAfterFault(now, outside?.Refusal);
                var what = outside is null
                    ? $"A fault of ours ({ending.Fault!.GetType().Name}) in attempt {operation.Attempt}."
                    : $"{outside.Message} (attempt {operation.Attempt})";
                return again ? $"{what} Tried again in {(operation.DueAt - now).TotalSeconds:0} s." : $"{what} Given up.";
        }
    }

    private enum EndingKind
    {
        Succeeded,
        Refused,
        Cancelled,
        Fault,
        Shutdown,
        Lost,
    }

    private sealed record Ending(EndingKind Kind, OperationOutcome? Outcome = null, Error? Refusal = null, Exception? Fault = null);

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {Id} ({Kind}) starts, attempt {Attempt}")]
    private partial void LogStarted(OperationId id, OperationKind kind, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {Id} ends: {End} after {Elapsed}")]
    private partial void LogEnded(OperationId id, EndingKind end, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {Id} is refused by {Code}: {Reason}")]
    private partial void LogRefused(OperationId id, string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Operation {Id} failed in attempt {Attempt}")]
    private partial void LogFault(Exception fault, OperationId id, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "The end of operation {Id} met another change; saved again ({Save})")]
    private partial void LogSavedAgain(OperationId id, int save);
}
