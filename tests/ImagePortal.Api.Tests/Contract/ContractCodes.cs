namespace ImagePortal.Api.Tests.Contract;

/// <summary>The codes of the vendor's contract as far as images go, by action; those of every action stand under the empty name.</summary>
internal static class ContractCodes
{
    private static readonly Dictionary<string, string> ByAction = new()
    {
        [""] = """
            ActionOffline AuthFailure.InvalidAuthorization AuthFailure.SecretIdNotFound AuthFailure.SignatureFailure AuthFailure.SignatureExpire
            AuthFailure.TokenFailure AuthFailure.InvalidSecretId AuthFailure.UnauthorizedOperation AuthFailure.MFAFailure DryRunOperation FailedOperation
            InternalError InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded
            MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.IPLimitExceeded
            RequestLimitExceeded.UinLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestSizeLimitExceeded ResourceInUse
            ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation
            UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion
            """,
        ["DescribeImages"] = """
            InvalidParameter.InvalidParameterCoexistImageIdsFilters InvalidImageId.Malformed InvalidFilter InvalidFilterValue.LimitExceeded
            InvalidParameterValue.LimitExceeded FailedOperation.IllegalTagKey InvalidInstanceType.Malformed
            InvalidParameterValue.InstanceTypeNotFound InvalidParameterValue.InvalidParameterValueLimit InvalidParameterValue.TagKeyNotFound
            InvalidRegion.NotFound UnauthorizedOperation.PermissionDenied
            """,
        ["ImportImage"] = """
            ImageQuotaLimitExceeded InvalidImageName.Duplicate InvalidImageOsType.Unsupported InvalidImageOsVersion.Unsupported
            InvalidParameter.InvalidParameterUrlError InvalidParameterValue.TooLarge InvalidParameterValue.InvalidBootMode
            InvalidParameterValue.InvalidLicenseType InvalidParameterValue.InvalidImageFamily InvalidParameterValue.ISOMustImportByForce
            InvalidParameterValue.TagKeyNotFound RegionAbilityLimit.UnsupportedToImportImage OperationDenied.InnerUserProhibitAction
            """,
        ["ModifyImageAttribute"] = """
            InvalidImageId.Malformed InvalidImageId.NotFound InvalidImageId.IncorrectState InvalidImageName.Duplicate
            InvalidParameterValue.TooLarge InvalidParameterValue.InvalidImageFamily InvalidParameter.ValueTooLarge
            UnsupportedOperation.SharedImageModifyUnsupported
            """,
        ["ModifyImageSharePermission"] = """
            FailedOperation.AccountAlreadyExists FailedOperation.AccountIsYourSelf FailedOperation.NotMasterAccount
            FailedOperation.BYOLImageShareFailed FailedOperation.QImageShareFailed FailedOperation.RImageShareFailed InvalidAccountId.NotFound
            InvalidAccountIs.YourSelf InvalidImageId.Malformed InvalidImageId.NotFound InvalidParameterValue.InvalidImageId
            InvalidParameterValue.InvalidImageState InvalidParameterValue.LimitExceeded OverQuota
            UnauthorizedOperation.ImageNotBelongToAccount UnsupportedOperation.EncryptedImagesNotSupported
            """,
        ["DescribeImageSharePermission"] = """
            InvalidImageId.Malformed InvalidImageId.NotFound InvalidAccountId.NotFound UnauthorizedOperation.ImageNotBelongToAccount OverQuota
            """,
        ["SyncImages"] = """
            FailedOperation.InvalidImageState ImageQuotaLimitExceeded InvalidImageId.Malformed InvalidImageId.NotFound
            InvalidImageId.IncorrectState InvalidImageId.TooLarge InvalidImageName.Duplicate InvalidParameterValue.InvalidRegion
            InvalidParameterValue.InvalidImageId InvalidParameterValue.InvalidImageState InvalidParameterValue.LimitExceeded
            InvalidRegion.NotFound InvalidRegion.Unavailable UnsupportedOperation.Region UnsupportedOperation.EncryptedImagesNotSupported
            UnsupportedOperation.SyncEncryptImageNotSupport
            """,
        ["DeleteImages"] = """
            InvalidImageId.Malformed InvalidImageId.NotFound InvalidImageId.InShared InvalidImageId.IncorrectState
            InvalidParameterValue.InvalidImageIdIsShared InvalidParameterValue.InvalidImageId InvalidParameterValue.LimitExceeded
            MutexOperation.TaskRunning
            """,
        ["ExportImages"] = """
            InvalidParameterValue.BucketNotFound InvalidParameterValue.InvalidBucketPermissionForExport
            InvalidParameterValue.InvalidFileNamePrefixList InvalidParameterValue.InvalidImageState InvalidParameter.ImageIdsSnapshotIdsMustOne
            LimitExceeded.ExportImageTaskLimitExceeded UnsupportedOperation.PublicImageExportUnsupported
            UnsupportedOperation.MarketImageExportUnsupported UnsupportedOperation.SharedImageExportUnsupported
            UnsupportedOperation.RedHatImageExportUnsupported UnsupportedOperation.WindowsImageExportUnsupported
            UnsupportedOperation.ImageTooLargeExportUnsupported
            """,
        ["DescribeImageFromFamily"] = "InvalidZone.MismatchRegion UnsupportedOperation.InvalidZone",
    };

    internal static IEnumerable<(string Action, string Code)> All =>
        ByAction.SelectMany(x => x.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), (x, code) => (x.Key, code));
}
