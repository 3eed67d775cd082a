namespace ImagePortal.Api.Tests.Contract;

/// <summary>The codes of what is told in the form of 2017.</summary>
internal static class OldForm
{
    private const string Import = """{"osType":"Debian","osVersion":"12","imgName":"refused","imgCosUrl":"{good}" """;

    internal static IReadOnlyList<Situation> Situations { get; } =
    [
        Of("DescribeImages", "InvalidImageId.Malformed", """{"imageIds":["img-1"]}"""),
        Of("DescribeImages", "InvalidParameterValue.LimitExceeded", """{"limit":101}"""),
        Of("CreateImage", "InvalidInstanceId.Malformed", """{"instanceId":"server","imageName":"x"}"""),
        Of("CreateImage", "InvalidParameterValue.TooLarge", """{"instanceId":"ins-00000000","imageName":"{long}"}"""),
        Of("ImportImage", "ImageQuotaLimitExceeded", Import + "}") with { Who = "admin", Region = "bj" },
        Of("ImportImage", "InvalidImageName.Duplicate", """{"osType":"Debian","osVersion":"12","imgName":"{taken}","imgCosUrl":"{good}"}"""),
        Of("ImportImage", "InvalidImageOsType.Unsupported", """{"osType":"Plan 9","osVersion":"12","imgName":"refused","imgCosUrl":"{good}"}"""),
        Of("ImportImage", "InvalidImageOsVersion.Unsupported", """{"osType":"Windows","osVersion":"95","imgName":"refused","imgCosUrl":"{good}"}"""),
        Of("ImportImage", "InvalidParameter.InvalidParameterUrlError", """{"osType":"Debian","osVersion":"12","imgName":"refused","imgCosUrl":"disk"}"""),
        Of("ImportImage", "InvalidParameterValue.TooLarge", """{"osType":"Debian","osVersion":"12","imgName":"{long}","imgCosUrl":"{good}"}"""),
        Of("ImportImage", "UnauthorizedOperation", Import + "}") with { Who = "carol" },
        Of("CheckCosUrl", "InvalidParameter.InvalidParameterUrlError", """{"cosUrl":"http://127.0.0.1:1/disk"}"""),
        Of("CheckCosUrl", "InvalidParameterValue.BucketNotFound", """{"cosUrl":"s3://nobody/disk"}"""),
        Of("CheckCosUrl", "InvalidParameterValue.InvalidImageFormat", """{"cosUrl":"{empty}"}"""),
        Of("CheckCosUrl", "UnauthorizedOperation", """{"cosUrl":"{good}"}""") with { Who = "carol" },
    ];

    private static Situation Of(string action, string code, string parameters) => new(action, code, parameters) { IsOld = true, Region = "gz" };
}
