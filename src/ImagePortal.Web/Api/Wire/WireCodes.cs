using ImagePortal.Core;
using ImagePortal.Disks.Criteria;
using Codes = System.Collections.Generic.Dictionary<string, string>;

namespace ImagePortal.Web.Api.Wire;

/// <summary>The one table of the wire's codes: what each refusal is called there, and what some actions call it instead.</summary>
internal static class WireCodes
{
    internal const string Internal = "InternalError";

    // As the vendor spells it.
    private const string ResetImage = "InvalidParameterValue.InvalidImageIdForRetsetInstance";

    private static readonly Codes Default = new()
    {
        // The call itself.
        ["api.authorization"] = "AuthFailure.InvalidAuthorization",
        ["api.secret-id"] = "AuthFailure.SecretIdNotFound",
        ["api.signature"] = "AuthFailure.SignatureFailure",
        ["api.expired"] = "AuthFailure.SignatureExpire",
        ["api.token"] = "AuthFailure.TokenFailure",
        ["api.key-disabled"] = "AuthFailure.InvalidSecretId",
        ["api.internal"] = Internal,
        ["api.protocol"] = "UnsupportedProtocol",
        ["api.too-large"] = "RequestSizeLimitExceeded",
        ["api.multipart"] = "InvalidRequest",
        ["api.body"] = "InvalidRequest",
        ["api.json"] = "InvalidParameter",
        ["api.action"] = "InvalidAction",
        ["api.version"] = "NoSuchVersion",
        ["api.region"] = "UnsupportedRegion",
        ["api.region-missing"] = "MissingParameter",
        ["api.rate"] = "RequestLimitExceeded",
        ["api.missing"] = "MissingParameter",
        ["api.unknown-parameter"] = "UnknownParameter",
        ["api.type"] = "InvalidParameter",
        ["api.name"] = "InvalidParameter",
        ["api.value"] = "InvalidParameterValue",
        ["api.limit"] = "InvalidParameterValue.LimitExceeded",
        ["api.too-long"] = "InvalidParameterValue.TooLarge",
        ["api.too-many"] = "InvalidParameterValue.LimitExceeded",

        // What an action finds in its parameters.
        ["api.image-id"] = "InvalidImageId.Malformed",
        ["api.ids-and-filters"] = "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
        ["api.filter"] = "InvalidFilter",
        ["api.filter-count"] = "InvalidFilterValue.LimitExceeded",
        ["api.instance-type"] = "InvalidInstanceType.Malformed",
        ["api.instance-id"] = "InvalidInstanceId.Malformed",
        ["api.one-source"] = "InvalidParameter.SpecifyOneParameter",
        ["api.data-disk"] = "InvalidParameter.DataDiskNotBelongSpecifiedInstance",
        ["api.sysprep"] = "UnsupportedOperation",
        ["api.set-inside"] = "UnsupportedOperation",
        ["api.snapshot"] = "InvalidParameter.SnapshotNotFound",
        ["api.os-type"] = "InvalidImageOsType.Unsupported",
        ["api.os-version"] = "InvalidImageOsVersion.Unsupported",
        ["api.boot-mode"] = "InvalidParameterValue.InvalidBootMode",
        ["api.license-type"] = "InvalidParameterValue.InvalidLicenseType",
        ["api.data-disks"] = "UnsupportedOperation",
        ["api.encryption"] = "UnsupportedOperation.EncryptedImagesNotSupported",
        ["api.received-image"] = "UnauthorizedOperation.ImageNotBelongToAccount",
        ["api.published-image"] = "InvalidParameterValue.InvalidImageId",
        ["api.market-image"] = "InvalidParameterValue.InvalidImageId",
        ["api.export-images"] = "InvalidParameter.ImageIdsSnapshotIdsMustOne",
        ["api.resource"] = "InvalidParameter",

        // Accounts and keys.
        ["account.nickname"] = "InvalidParameterValue",
        ["account.not-found"] = "ResourceNotFound",
        ["account.changed"] = "FailedOperation",
        ["key.name"] = "InvalidParameterValue",
        ["key.not-found"] = "ResourceNotFound",
        ["key.too-many"] = "LimitExceeded",
        ["region.not-found"] = "InvalidRegion.NotFound",

        // Images.
        ["image.name"] = "InvalidParameterValue",
        ["image.description"] = "InvalidParameterValue.TooLarge",
        ["image.family"] = "InvalidParameterValue.InvalidImageFamily",
        ["image.not-found"] = "InvalidImageId.NotFound",
        ["image.state"] = "InvalidImageId.IncorrectState",
        ["image.not-owned"] = "UnauthorizedOperation.ImageNotBelongToAccount",
        ["image.shared"] = "InvalidImageId.InShared",
        ["image.in-use"] = "MutexOperation.TaskRunning",
        ["image.coming"] = "InvalidImageId.IncorrectState",
        ["image.name-taken"] = "InvalidImageName.Duplicate",
        ["image.no-place"] = "ImageQuotaLimitExceeded",
        ["image.no-operation"] = "LimitExceeded",

        // Instances.
        ["api.zone"] = "InvalidZone.MismatchRegion",
        ["instance.not-found"] = "InvalidInstanceId.NotFound",
        ["instance.state"] = "UnsupportedOperation.InstanceState",
        ["instance.name"] = "InvalidParameterValue.TooLarge",
        ["instance.count"] = "InvalidParameterValue.LimitExceeded",
        ["instance.token"] = "InvalidParameterValue.TooLarge",
        ["instance.none"] = "MissingParameter",
        ["instance.type"] = "InvalidParameterValue.InstanceTypeNotFound",
        ["instance.region"] = "InvalidParameterValue.InvalidImageId",
        ["instance.image-state"] = "InvalidParameterValue.InvalidImageState",
        ["instance.no-hypervisor"] = "ResourceUnavailable",
        ["instance.limit"] = "LimitExceeded.InstanceQuota",
        ["instance.no-room"] = "ResourceInsufficient",
        ["instance.no-memory"] = "ResourceInsufficient",
        ["instance.no-address"] = "ResourceInsufficient",
        ["instance.content"] = "FailedOperation",
        ["instance.start"] = "FailedOperation",
        ["instance.console"] = "ResourceUnavailable",
        ["instance.imaged"] = "OperationDenied.InstanceOperationInProgress",
        ["instance.reinstalled"] = "OperationDenied.InstanceOperationInProgress",
        ["instance.shared-image"] = ResetImage,
        ["instance.image-gone"] = ResetImage,
        ["instance.host-gone"] = "ResourceUnavailable",
        ["instance.disk"] = "ResourceUnavailable",
        ["instance.no-capture-room"] = "ResourceInsufficient",

        // Tags.
        ["tag.key"] = "InvalidParameterValue",
        ["tag.value"] = "InvalidParameterValue",
        ["tag.reserved"] = "InvalidParameterValue",
        ["tag.twice"] = "InvalidParameterValue",
        ["tag.too-many"] = "InvalidParameterValue.TagQuotaLimitExceeded",

        // Imports and files.
        ["import.no-permission"] = "UnauthorizedOperation",
        ["import.source"] = "InvalidParameter.InvalidParameterUrlError",
        ["import.source-busy"] = "MutexOperation.TaskRunning",
        ["import.source-changed"] = "InvalidParameter.InvalidParameterUrlError",
        ["import.too-many-checks"] = "LimitExceeded",
        ["import.not-acknowledged"] = "InvalidParameterValue",
        ["import.damaged"] = "InvalidParameterValue.InvalidImageFormat",
        ["source.address"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.answer"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.bucket"] = "InvalidParameterValue.BucketNotFound",
        ["source.bucket-unreachable"] = "ResourceUnavailable",
        ["source.certificate"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.empty"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.encoded"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.forgotten"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.no-length"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.not-found"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.not-secure"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.protocol"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.redirects"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.too-large"] = "InvalidParameterValue.TooLarge",
        ["source.too-slow"] = "InvalidParameter.InvalidParameterUrlError",
        ["source.unreachable"] = "InvalidParameter.InvalidParameterUrlError",
        ["file.not-found"] = "InvalidParameter.InvalidParameterUrlError",
        ["file.name"] = "InvalidParameterValue",
        ["file.empty"] = "InvalidParameterValue",
        ["file.checksum"] = "InvalidParameterValue",
        ["file.offset"] = "InvalidParameterValue",
        ["file.incomplete"] = "InvalidParameter.InvalidParameterUrlError",
        ["file.busy"] = "MutexOperation.TaskRunning",
        ["file.in-use"] = "MutexOperation.TaskRunning",
        ["file.too-large"] = "InvalidParameterValue.TooLarge",
        ["file.staging-full"] = "LimitExceeded",
        ["file.disk-full"] = "ResourceInsufficient",

        ["import.permission-ended"] = "UnauthorizedOperation",
        ["import.permission-region"] = "UnauthorizedOperation",
        ["import.permission-revoked"] = "UnauthorizedOperation",
        ["region.imports-closed"] = "RegionAbilityLimit.UnsupportedToImportImage",

        // Exports.
        ["export.images"] = "MissingParameter",
        ["export.bucket"] = "InvalidParameterValue.BucketNotFound",
        ["export.bucket-permission"] = "InvalidParameterValue.InvalidBucketPermissionForExport",
        ["export.bucket-unreachable"] = "ResourceUnavailable",
        ["export.no-room"] = "ResourceInsufficient",
        ["export.content"] = "FailedOperation",
        ["export.format"] = "InvalidParameterValue",
        ["export.prefixes"] = "InvalidParameterValue.InvalidFileNamePrefixList",
        ["export.not-own"] = "UnauthorizedOperation.ImageNotBelongToAccount",
        ["export.state"] = "InvalidParameterValue.InvalidImageState",
        ["export.downloads"] = "LimitExceeded",
        ["export.limit"] = "LimitExceeded.ExportImageTaskLimitExceeded",

        // Copies.
        ["copy.not-available"] = "FailedOperation.InvalidImageState",
        ["copy.same-region"] = "InvalidParameterValue.InvalidRegion",
        ["copy.source-region"] = "UnsupportedOperation.Region",
        ["copy.destination-region"] = "InvalidRegion.Unavailable",
        ["copy.no-place"] = "ImageQuotaLimitExceeded",
        ["copy.content-missing"] = "FailedOperation",

        // Shares.
        ["share.no-recipient"] = "MissingParameter",
        ["share.message"] = "InvalidParameterValue",
        ["share.until"] = "InvalidParameterValue",
        ["share.too-many-unknown"] = "LimitExceeded",
        ["share.not-shared"] = "InvalidAccountId.NotFound",
        ["share.not-available"] = "InvalidParameterValue.InvalidImageState",
        ["share.unknown"] = "InvalidAccountId.NotFound",
        ["share.app-id"] = "InvalidAccountId.NotFound",
        ["share.mail"] = "InvalidAccountId.NotFound",
        ["share.malformed"] = "InvalidAccountId.NotFound",
        ["share.own"] = "FailedOperation.AccountIsYourSelf",
        ["share.already"] = "FailedOperation.AccountAlreadyExists",
        ["share.blocked"] = "FailedOperation",
        ["share.own-license"] = "FailedOperation.BYOLImageShareFailed",
        ["share.no-place"] = "OverQuota",
        ["share.sub-account"] = "FailedOperation.NotMasterAccount",
        ["share.too-many-entries"] = "InvalidParameterValue.LimitExceeded",

        // Operations.
        ["operation.not-found"] = "ResourceNotFound",
        ["operation.over"] = "FailedOperation",
        ["operation.failed"] = "FailedOperation",
    };

    // Rooms that no action leads into. Should one some day, the kind of a refusal is enough until it gets a line of its own.
    private static readonly HashSet<string> RoomsApart =
        ["account", "audit", "import-permission", "member", "notification", "offer", "phone", "region", "store", "ticket", "view"];

    private static readonly Dictionary<string, Codes> OfAction = new()
    {
        ["DescribeImages"] = new() { ["api.too-many"] = "InvalidFilterValue.LimitExceeded" },
        ["CreateImage"] = new() { ["instance.imaged"] = "MutexOperation.TaskRunning", ["instance.reinstalled"] = "MutexOperation.TaskRunning" },
        ["ResetInstance"] = new() { ["instance.region"] = ResetImage },
        ["ModifyImageAttribute"] = new()
        {
            // The only code for it that Terraform does not retry for half an hour.
            ["api.too-long"] = "InvalidParameter.ValueTooLarge",
            ["image.description"] = "InvalidParameter.ValueTooLarge",
            ["api.received-image"] = "UnsupportedOperation.SharedImageModifyUnsupported",
        },
        ["DeleteImages"] = new() { ["api.received-image"] = "InvalidParameterValue.InvalidImageIdIsShared" },
        ["ExportImages"] = new()
        {
            ["api.received-image"] = "UnsupportedOperation.SharedImageExportUnsupported",
            ["api.published-image"] = "UnsupportedOperation.PublicImageExportUnsupported",
            ["api.market-image"] = "UnsupportedOperation.MarketImageExportUnsupported",
        },
    };

    // What a criterion refuses is the disk, whichever it is.
    static WireCodes()
    {
        foreach (var criterion in CriterionIds.All)
        {
            Default.TryAdd($"import.{criterion}", "InvalidParameterValue.InvalidImageFormat");
        }
    }

    internal static bool Knows(string code) => Default.ContainsKey(code) || RoomsApart.Contains(code.Split('.')[0]);

    internal static string Of(Error error, string action = "")
    {
        if (OfAction.TryGetValue(action, out var own) && own.TryGetValue(error.Code, out var special))
        {
            return special;
        }

        return Default.GetValueOrDefault(error.Code) ?? error.Kind switch
        {
            // A room may be newer than this table: what kind of refusal it is says enough to go on.
            ErrorKind.Invalid => "InvalidParameterValue",
            ErrorKind.NotFound => "ResourceNotFound",
            ErrorKind.Forbidden => "UnauthorizedOperation",
            ErrorKind.LimitReached => "LimitExceeded",
            ErrorKind.Unavailable => "ResourceUnavailable",
            _ => "FailedOperation",
        };
    }
}
