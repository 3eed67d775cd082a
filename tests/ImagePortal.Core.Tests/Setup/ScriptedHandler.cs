using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>A handler whose work is written in the test.</summary>
internal sealed class ScriptedHandler : IOperationHandler
{
    private int _runs;

    public OperationKind Kind => OperationKind.Import;

    public int Runs => _runs;

    public List<OperationState> Concluded { get; } = [];

    public Func<OperationContext, CancellationToken, Task<Result<OperationOutcome>>> Work { get; set; } = (_, _) => Task.FromResult(Done);

    public Func<PortalDbContext, Operation, Task> AtTheEnd { get; set; } = (_, _) => Task.CompletedTask;

    public static Result<OperationOutcome> Done { get; } = new Nothing();

    public Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return Work(operation, cancellationToken);
    }

    public async Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken)
    {
        await AtTheEnd(db, operation);
        Concluded.Add(operation.State);
    }

    /// <summary>Takes the place of the house's handlers.</summary>
    public void Replace(IServiceCollection services)
    {
        services.RemoveAll<IOperationHandler>();
        services.AddSingleton<IOperationHandler>(this);
    }

    private sealed record Nothing : OperationOutcome;
}
