using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Core.Operations;

namespace ImagePortal.Web.Api.Actions;

/// <summary>The wire's words for states and kinds of images.</summary>
internal static class ImageStates
{
    internal const string Normal = "NORMAL";
    internal const string SyncFailed = "SYNCFAILED";
    internal const string ImportFailed = "IMPORTFAILED";
    internal const string CreateFailed = "CREATEFAILED";

    internal static IReadOnlyDictionary<string, ImageState> States { get; } = new Dictionary<string, ImageState>
    {
        [Normal] = ImageState.Available,
        ["IMPORTING"] = ImageState.Importing,
        ["SYNCING"] = ImageState.Copying,
        ["CREATING"] = ImageState.Creating,
    };

    internal static IReadOnlyDictionary<string, OperationKind> Failures { get; } = new Dictionary<string, OperationKind>
    {
        [ImportFailed] = OperationKind.Import,
        [SyncFailed] = OperationKind.Copy,
        [CreateFailed] = OperationKind.Create,
    };

    internal static IReadOnlyDictionary<string, ImageTab> Types { get; } = new Dictionary<string, ImageTab>
    {
        ["PUBLIC_IMAGE"] = ImageTab.Public,
        ["PRIVATE_IMAGE"] = ImageTab.Custom,
        ["SHARED_IMAGE"] = ImageTab.Shared,
        ["MARKET_IMAGE"] = ImageTab.Market,
    };

    internal static string Of(FoundImage image) => image.State switch
    {
        ImageState.Available => Normal,
        ImageState.Importing => "IMPORTING",
        ImageState.Copying => "SYNCING",
        ImageState.Creating => "CREATING",
        _ => image.MadeBy switch
        {
            OperationKind.Copy => SyncFailed,
            OperationKind.Create => CreateFailed,
            _ => ImportFailed,
        },
    };

    internal static string Of(ImageTab tab) => tab switch
    {
        ImageTab.Public => "PUBLIC_IMAGE",
        ImageTab.Market => "MARKET_IMAGE",
        ImageTab.Shared => "SHARED_IMAGE",
        _ => "PRIVATE_IMAGE",
    };
}
