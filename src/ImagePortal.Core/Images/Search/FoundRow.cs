using System.Linq.Expressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images.Search;

/// <summary>What the database tells of a found image, before it is seen from one side.</summary>
internal sealed record FoundRow(
    ImageId Id,
    string Name,
    string Description,
    ImageState State,
    AccountId Owner,
    string? OsFamily,
    string? Distribution,
    string? OsVersion,
    string? ProductName,
    string? Architecture,
    long? VirtualSize,
    bool CloudInit,
    ImageLicense License,
    string? Family,
    bool Deprecated,
    DateTimeOffset CreatedAt,
    string SourceName,
    OperationKind? Kind,
    OperationState? OperationState,
    OperationStage? Stage,
    long BytesDone,
    long BytesTotal,
    string? FailureCode,
    string? FailureMessage)
{
    /// <summary>Of an image and the operation that makes it, or made it.</summary>
    internal static Expression<Func<Image, Operation?, FoundRow>> Of { get; } = (image, operation) => new FoundRow(
        image.Id, image.Name, image.Description, image.State, image.Owner, image.OsFamily, image.Distribution, image.OsVersion, image.ProductName,
        image.Architecture, image.VirtualSize, image.CloudInit, image.License, image.Family, image.Deprecated, image.CreatedAt, image.SourceName,
        operation == null ? null : operation.Kind,
        operation == null ? null : operation.State,
        operation == null ? null : operation.Stage,
        operation == null ? 0 : operation.BytesDone,
        operation == null ? 0 : operation.BytesTotal,
        image.FailureCode, image.FailureMessage);

    private int? Percent => State == ImageState.Available
        ? 100
        : OperationState is { } state && Stage is { } stage ? Operation.PercentOf(state, stage, BytesDone, BytesTotal) : null;

    internal FoundImage As(ImageTab tab) => new(
        Id, tab, Name, Description, State, Owner, OsFamily, Distribution, OsVersion, ProductName, Architecture, VirtualSize, CloudInit, License, Family,
        Deprecated, CreatedAt, MadeBy(tab), Percent, FailureCode, FailureMessage);

    /// <summary>A recipient does not see the owner's operation, but a copy names the image it was made of.</summary>
    private OperationKind? MadeBy(ImageTab tab) => tab switch
    {
        ImageTab.Public or ImageTab.Market => null,
        _ => Kind ?? (State == ImageState.Creating ? OperationKind.Create : ImageId.TryParse(SourceName, out _) ? OperationKind.Copy : OperationKind.Import),
    };
}
