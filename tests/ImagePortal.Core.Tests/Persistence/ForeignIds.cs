using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;

namespace ImagePortal.Core.Tests.Persistence;

/// <summary>Ids that a caller may try and that are not his.</summary>
internal sealed record ForeignIds(ImageId Image, OperationId Operation, FileId File)
{
    internal SecretId Key { get; init; } = SecretId.New();

    /// <summary>Everything that <see cref="TenantScenario.FillAsync"/> gives an account.</summary>
    internal static ForeignIds Of(Caller owner, (ImageId Image, OperationId Operation, FileId File) filled) =>
        new(filled.Image, filled.Operation, filled.File) { Instance = TenantScenario.InstanceOf(owner), Key = TenantScenario.ApiKeyOf(owner), Ticket = TenantScenario.TicketOf(owner), Member = owner.Member };

    internal static ForeignIds Unknown { get; } = new(ImageId.New(), OperationId.New(), FileId.New());

    internal InstanceId Instance { get; init; } = InstanceId.New();

    internal TicketId Ticket { get; init; } = TicketId.New();

    internal Guid Member { get; init; } = Guid.NewGuid();

    /// <summary>The answer without the ids that were asked for, so that two answers can be compared.</summary>
    internal string Blot(string answer) => answer
        .Replace(Key.Value, "KEY", StringComparison.Ordinal)
        .Replace(Image.Value, "IMAGE", StringComparison.Ordinal)
        .Replace(Operation.Value, "OPERATION", StringComparison.Ordinal)
        .Replace(Instance.Value, "INSTANCE", StringComparison.Ordinal)
        .Replace(File.Value, "FILE", StringComparison.Ordinal)
        .Replace(Ticket.Value, "TICKET", StringComparison.Ordinal);
}
