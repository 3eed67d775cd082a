namespace ImagePortal.Api.Tests.Contract;

/// <summary>Each code that an action answers with, by a call that makes it.</summary>
internal static class Situations
{
    private const string Import = """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"{good}" """;

    internal static IReadOnlyList<Situation> All { get; } =
    [
        new("DescribeImages", "InvalidImageId.Malformed", """{"ImageIds":["img-1"]}"""),
        new("DescribeImages", "InvalidParameter.InvalidParameterCoexistImageIdsFilters", """{"ImageIds":["{own}"],"Filters":[{"Name":"image-name","Values":["x"]}]}"""),
        new("DescribeImages", "InvalidFilter", """{"Filters":[{"Name":"colour","Values":["red"]}]}"""),
        new("DescribeImages", "InvalidFilterValue.LimitExceeded", """{"Filters":[{"Name":"image-name","Values":["1","2","3","4","5","6"]}]}"""),
        new("DescribeImages", "InvalidParameterValue.LimitExceeded", """{"Limit":101}"""),
        new("DescribeImages", "InvalidInstanceType.Malformed", """{"InstanceType":"medium"}"""),

        new("ImportImage", "ImageQuotaLimitExceeded", Import + "}") { Who = "admin", Region = "ap-beijing" },
        new("ImportImage", "LimitExceeded", Import + "}") { Who = "admin", Region = "ap-hongkong" },
        new("ImportImage", "InvalidImageName.Duplicate", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"{taken}","ImageUrl":"{good}"}"""),
        new("ImportImage", "InvalidImageOsType.Unsupported", """{"Architecture":"x86_64","OsType":"Plan 9","OsVersion":"12","ImageName":"refused","ImageUrl":"{good}"}"""),
        new("ImportImage", "InvalidImageOsVersion.Unsupported", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"3","ImageName":"refused","ImageUrl":"{good}"}"""),
        new("ImportImage", "InvalidParameter.InvalidParameterUrlError", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"ftp://example.test/x"}"""),
        new("ImportImage", "InvalidParameterValue", """{"Architecture":"arm_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"{good}"}"""),
        new("ImportImage", "InvalidParameterValue.TooLarge", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"{long}","ImageUrl":"{good}"}"""),
        new("ImportImage", "InvalidParameterValue.InvalidBootMode", Import + ""","BootMode":"Floppy"}"""),
        new("ImportImage", "InvalidParameterValue.InvalidLicenseType", Import + ""","LicenseType":"Mine"}"""),
        new("ImportImage", "InvalidParameterValue.InvalidImageFamily", Import + ""","ImageFamily":"no spaces"}"""),
        new("ImportImage", "InvalidParameterValue.InvalidImageFormat", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"{text}"}"""),
        new("ImportImage", "InvalidParameterValue.BucketNotFound", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"s3://nobody/x"}"""),
        new("ImportImage", "InvalidParameterValue.TagQuotaLimitExceeded", Import + ""","TagSpecification":[{"ResourceType":"image","Tags":[{fifty tags}]},{"ResourceType":"image","Tags":[{"Key":"one more"}]}]}"""),
        new("ImportImage", "RegionAbilityLimit.UnsupportedToImportImage", Import + "}") { Region = "ap-singapore" },
        new("ImportImage", "MutexOperation.TaskRunning", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"{file in use}"}"""),
        new("ImportImage", "UnauthorizedOperation", Import + "}") { Who = "carol" },
        new("ImportImage", "UnsupportedOperation", Import + ""","ImportImageDataDiskList":[{"ImageUrl":"{good}"}]}"""),
        new("ImportImage", "ResourceUnavailable", """{"Architecture":"x86_64","OsType":"Debian","OsVersion":"12","ImageName":"refused","ImageUrl":"s3://open/x"}"""),

        new("ModifyImageAttribute", "InvalidImageId.Malformed", """{"ImageId":"img-1"}"""),
        new("ModifyImageAttribute", "InvalidImageId.NotFound", """{"ImageId":"{foreign}"}"""),
        new("ModifyImageAttribute", "InvalidImageName.Duplicate", """{"ImageId":"{own}","ImageName":"{taken}"}"""),
        new("ModifyImageAttribute", "InvalidParameter.ValueTooLarge", """{"ImageId":"{own}","ImageName":"{long}"}"""),
        new("ModifyImageAttribute", "InvalidParameterValue", """{"ImageId":"{own}","ImageName":" "}"""),
        new("ModifyImageAttribute", "InvalidParameterValue.InvalidImageFamily", """{"ImageId":"{own}","ImageFamily":"no spaces"}"""),
        new("ModifyImageAttribute", "InvalidParameterValue.InvalidImageId", """{"ImageId":"{public}","ImageName":"mine"}"""),
        new("ModifyImageAttribute", "UnsupportedOperation.SharedImageModifyUnsupported", """{"ImageId":"{received}","ImageName":"mine"}"""),

        .. Sharing("InvalidImageId.Malformed", "img-1", "{bob}"),
        .. Sharing("InvalidImageId.NotFound", "{foreign}", "{bob}"),
        .. Sharing("InvalidAccountId.NotFound", "{own}", "100000009998"),
        .. Sharing("FailedOperation.AccountIsYourSelf", "{own}", "{alice}"),
        .. Sharing("FailedOperation.NotMasterAccount", "{own}", "{sub-account}"),
        .. Sharing("FailedOperation.BYOLImageShareFailed", "{own licence}", "{bob}"),
        .. Sharing("FailedOperation", "{own}", "{blocks alice}"),
        .. Sharing("OverQuota", "{shared with fifty}", "{bob}"),
        .. Sharing("InvalidParameterValue.InvalidImageState", "{coming}", "{bob}"),
        .. Sharing("InvalidParameterValue.InvalidImageId", "{public}", "{bob}"),
        .. Sharing("UnauthorizedOperation.ImageNotBelongToAccount", "{received}", "{bob}"),
        new("ModifyImageSharePermission", "InvalidParameterValue.LimitExceeded", """{"ImageId":"{own}","Permission":"SHARE","AccountIds":[{201 accounts}]}"""),

        new("DescribeImageSharePermission", "InvalidImageId.Malformed", """{"ImageId":"img-1"}"""),
        new("DescribeImageSharePermission", "InvalidImageId.NotFound", """{"ImageId":"{foreign}"}"""),
        new("DescribeImageSharePermission", "InvalidParameterValue.InvalidImageId", """{"ImageId":"{public}"}"""),
        new("DescribeImageSharePermission", "UnauthorizedOperation.ImageNotBelongToAccount", """{"ImageId":"{received}"}"""),

        .. Copying("InvalidImageId.Malformed", "img-1", "ap-shanghai"),
        .. Copying("InvalidImageId.NotFound", "{foreign}", "ap-shanghai"),
        .. Copying("FailedOperation.InvalidImageState", "{coming}", "ap-shanghai"),
        .. Copying("InvalidImageName.Duplicate", "{taken there}", "ap-shanghai"),
        .. Copying("InvalidParameterValue.InvalidRegion", "{own}", "ap-guangzhou"),
        .. Copying("InvalidParameterValue.InvalidImageId", "{market}", "ap-shanghai"),
        .. Copying("InvalidRegion.NotFound", "{own}", "mars-1"),
        .. Copying("InvalidRegion.Unavailable", "{own}", "na-toronto"),
        .. Copying("UnauthorizedOperation.ImageNotBelongToAccount", "{received}", "ap-shanghai"),
        new("SyncImages", "UnsupportedOperation.Region", """{"ImageIds":["{far}"],"DestinationRegions":["ap-shanghai"]}""") { Region = "na-toronto" },
        new("SyncImages", "ImageQuotaLimitExceeded", """{"ImageIds":["{admins}"],"DestinationRegions":["ap-beijing"]}""") { Who = "admin" },
        new("SyncImages", "LimitExceeded", """{"ImageIds":["{admins busy}"],"DestinationRegions":["ap-shanghai"]}""") { Who = "admin", Region = "ap-hongkong" },
        new("SyncImages", "InvalidParameterValue.TooLarge", """{"ImageIds":["{own}"],"DestinationRegions":["ap-shanghai"],"ImageName":"{long}"}"""),
        new("SyncImages", "InvalidParameterValue.LimitExceeded", """{"ImageIds":[{51 images}],"DestinationRegions":["ap-shanghai"]}"""),
        new("SyncImages", "UnsupportedOperation.EncryptedImagesNotSupported", """{"ImageIds":["{own}"],"DestinationRegions":["ap-shanghai"],"Encrypt":true}"""),

        new("DeleteImages", "InvalidImageId.Malformed", """{"ImageIds":["{own}","img-1"]}"""),
        new("DeleteImages", "InvalidImageId.NotFound", """{"ImageIds":["{own}","{foreign}"]}"""),
        new("DeleteImages", "InvalidImageId.InShared", """{"ImageIds":["{own}","{shared}"]}"""),
        new("DeleteImages", "InvalidImageId.IncorrectState", """{"ImageIds":["{own}","{coming}"]}"""),
        new("DeleteImages", "InvalidParameterValue.InvalidImageIdIsShared", """{"ImageIds":["{own}","{received}"]}"""),
        new("DeleteImages", "InvalidParameterValue.InvalidImageId", """{"ImageIds":["{own}","{public}"]}"""),
        new("DeleteImages", "InvalidParameterValue.LimitExceeded", """{"ImageIds":[{51 images}]}"""),
        new("DeleteImages", "MutexOperation.TaskRunning", """{"ImageIds":["{own}","{busy}"]}"""),

        .. Exporting("InvalidImageId.Malformed", "img-1"),
        .. Exporting("InvalidImageId.NotFound", "{foreign}"),
        .. Exporting("InvalidParameterValue.InvalidImageState", "{coming}"),
        .. Exporting("UnsupportedOperation.PublicImageExportUnsupported", "{public}"),
        .. Exporting("UnsupportedOperation.MarketImageExportUnsupported", "{market}"),
        .. Exporting("UnsupportedOperation.SharedImageExportUnsupported", "{received}"),
        new("ExportImages", "InvalidParameter.ImageIdsSnapshotIdsMustOne", """{"BucketName":"open","ImageIds":[]}"""),
        new("ExportImages", "InvalidParameterValue.BucketNotFound", """{"BucketName":"nobody","ImageIds":["{own}"]}"""),
        new("ExportImages", "InvalidParameterValue.InvalidBucketPermissionForExport", """{"BucketName":"closed","ImageIds":["{own}"]}"""),
        new("ExportImages", "InvalidParameterValue.InvalidFileNamePrefixList", """{"BucketName":"open","ImageIds":["{own}"],"FileNamePrefixList":["a","b"]}"""),
        new("ExportImages", "InvalidParameterValue.LimitExceeded", """{"BucketName":"open","ImageIds":[{51 images}]}"""),
        new("ExportImages", "LimitExceeded.ExportImageTaskLimitExceeded", """{"BucketName":"open","ImageIds":["{admins}"]}""") { Who = "admin" },

        new("ModifyResourceTags", "InvalidParameter", """{"Resource":"image"}"""),
        new("ModifyResourceTags", "InvalidImageId.Malformed", """{"Resource":"qcs::cvm:ap-guangzhou:uin/:image/img-1"}"""),
        new("ModifyResourceTags", "InvalidImageId.NotFound", """{"Resource":"qcs::cvm:ap-guangzhou:uin/:image/{foreign}"}"""),
        new("ModifyResourceTags", "InvalidParameterValue", """{"Resource":"qcs::cvm:ap-guangzhou:uin/:image/{own}","ReplaceTags":[{"TagKey":"qcs:x"}]}"""),
        new("ModifyResourceTags", "InvalidParameterValue.TagQuotaLimitExceeded", """{"Resource":"qcs::cvm:ap-guangzhou:uin/:image/{full of tags}","ReplaceTags":[{"TagKey":"one more"}]}"""),
        new("ModifyResourceTags", "UnauthorizedOperation.ImageNotBelongToAccount", """{"Resource":"qcs::cvm:ap-guangzhou:uin/:image/{received}","ReplaceTags":[{"TagKey":"a"}]}"""),
        new("DescribeResourceTagsByResourceIds", "InvalidParameterValue.LimitExceeded", """{"ServiceType":"cvm","ResourcePrefix":"image","ResourceIds":[{51 images}]}"""),
        new("DescribeSnapshots", "InvalidParameterValue.LimitExceeded", """{"Limit":101}"""),
        new("DescribeSnapshots", "InvalidFilter", """{"Filters":[{"Name":"disk-id","Values":["x"]}]}"""),

        .. OldForm.Situations,
    ];

    private static Situation[] Sharing(string code, string image, string account) =>
        [new("ModifyImageSharePermission", code, $$"""{"ImageId":"{{image}}","Permission":"SHARE","AccountIds":["{{account}}"]}""")];

    private static Situation[] Copying(string code, string image, string region) =>
        [new("SyncImages", code, $$"""{"ImageIds":["{{image}}"],"DestinationRegions":["{{region}}"]}""")];

    private static Situation[] Exporting(string code, string image) => [new("ExportImages", code, $$"""{"BucketName":"open","ImageIds":["{{image}}"]}""")];
}
