namespace ImagePortal.Api.Tests.Contract;

/// <summary>Codes of the contract that no call to this portal is answered with, each with the reason.</summary>
internal static class Never
{
    private const string NoDryRunError = "a dry run that would work is a plain success";
    private const string Anyone = "whoever has a key may do with it all that its member may on the pages";
    private const string NoCiphers = "images are not encrypted by keys of their own";

    internal static IReadOnlyDictionary<(string Action, string Code), string> Reasons { get; } = new Dictionary<(string, string), string>
    {
        [("", "ActionOffline")] = "no action is taken off line",
        [("", "AuthFailure.MFAFailure")] = "calls are signed, and ask for no second factor",
        [("", "AuthFailure.UnauthorizedOperation")] = Anyone,
        [("", "DryRunOperation")] = NoDryRunError,
        [("", "IpInBlacklist")] = "keys are not bound to addresses",
        [("", "IpNotInWhitelist")] = "keys are not bound to addresses",
        [("", "NoSuchProduct")] = "a call names no product, only an action and a version",
        [("", "RequestLimitExceeded.IPLimitExceeded")] = "the limit of a second is a key's; clients wait for the plain code",
        [("", "RequestLimitExceeded.UinLimitExceeded")] = "the limit of a second is a key's; clients wait for the plain code",
        [("", "RequestLimitExceeded.GlobalRegionUinLimitExceeded")] = "the limit of a second is a key's; clients wait for the plain code",
        [("", "ResourceInUse")] = "what is in use is told by MutexOperation.TaskRunning, with the operation",
        [("", "ResourceInsufficient")] = "only when the portal's own disk is full",
        [("", "ResourceNotFound")] = "what an action does not find has a code of its own",
        [("", "ResponseSizeLimitExceeded")] = "the largest page has 100 rows",
        [("", "ServiceUnavailable")] = "a portal that cannot answer does not answer",
        [("", "InternalError")] = "only when something breaks",

        [("DescribeImages", "FailedOperation.IllegalTagKey")] = "a tag that no image can have finds no image",
        [("DescribeImages", "InvalidParameterValue.InstanceTypeNotFound")] = "every type of instance starts every image",
        [("DescribeImages", "InvalidParameterValue.InvalidParameterValueLimit")] = "InvalidParameterValue.LimitExceeded tells the limit",
        [("DescribeImages", "InvalidParameterValue.TagKeyNotFound")] = "a tag that no image has finds no image",
        [("DescribeImages", "InvalidRegion.NotFound")] = "UnsupportedRegion comes first",
        [("DescribeImages", "UnauthorizedOperation.PermissionDenied")] = Anyone,

        [("ImportImage", "InvalidParameterValue.ISOMustImportByForce")] = "an ISO is no disk, with force or without",
        [("ImportImage", "InvalidParameterValue.TagKeyNotFound")] = "tags are made by using them",
        [("ImportImage", "OperationDenied.InnerUserProhibitAction")] = "there are no inner users",

        [("ModifyImageAttribute", "InvalidImageId.IncorrectState")] = "an image may be renamed while it is made, as on its page",
        [("ModifyImageAttribute", "InvalidParameterValue.TooLarge")] = "Terraform would try it for half an hour: InvalidParameter.ValueTooLarge",

        [("ModifyImageSharePermission", "FailedOperation.AccountAlreadyExists")] = "to share again succeeds",
        [("ModifyImageSharePermission", "FailedOperation.QImageShareFailed")] = "there are no such images",
        [("ModifyImageSharePermission", "FailedOperation.RImageShareFailed")] = "there are no such images",
        [("ModifyImageSharePermission", "InvalidAccountIs.YourSelf")] = "FailedOperation.AccountIsYourSelf says the same",
        [("ModifyImageSharePermission", "UnsupportedOperation.EncryptedImagesNotSupported")] = NoCiphers,

        [("DescribeImageSharePermission", "InvalidAccountId.NotFound")] = "it takes no account",
        [("DescribeImageSharePermission", "OverQuota")] = "it takes no place",

        [("SyncImages", "InvalidImageId.IncorrectState")] = "FailedOperation.InvalidImageState says the same",
        [("SyncImages", "InvalidImageId.TooLarge")] = "what could be imported can be copied",
        [("SyncImages", "InvalidParameterValue.InvalidImageState")] = "FailedOperation.InvalidImageState says the same",
        [("SyncImages", "UnsupportedOperation.SyncEncryptImageNotSupport")] = NoCiphers,

        [("ExportImages", "UnsupportedOperation.RedHatImageExportUnsupported")] = "the licence goes with its owner, who exports",
        [("ExportImages", "UnsupportedOperation.WindowsImageExportUnsupported")] = "the licence goes with its owner, who exports",
        [("ExportImages", "UnsupportedOperation.ImageTooLargeExportUnsupported")] = "what could be imported can be exported",

        [("DescribeImageFromFamily", "InvalidZone.MismatchRegion")] = "it takes no zone",
        [("DescribeImageFromFamily", "UnsupportedOperation.InvalidZone")] = "it takes no zone",
    };
}
