using System.Text.Json.Serialization;
using ImagePortal.Web.Api.Actions;
using ImagePortal.Web.Api.Actions.Old;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

/// <summary>How answers become JSON, generated at build time.</summary>
[JsonSerializable(typeof(ApiResponse))]
[JsonSerializable(typeof(DescribeImagesResponse))]
[JsonSerializable(typeof(DescribeRegionsResponse))]
[JsonSerializable(typeof(DescribeZonesResponse))]
[JsonSerializable(typeof(DescribeImageQuotaResponse))]
[JsonSerializable(typeof(DescribeImportImageOsResponse))]
[JsonSerializable(typeof(DescribeImageSharePermissionResponse))]
[JsonSerializable(typeof(SyncImagesResponse))]
[JsonSerializable(typeof(CreateImageResponse))]
[JsonSerializable(typeof(ImportImageResponse))]
[JsonSerializable(typeof(RunInstancesResponse))]
[JsonSerializable(typeof(DescribeInstancesResponse))]
[JsonSerializable(typeof(ExportImagesResponse))]
[JsonSerializable(typeof(DescribeImageFromFamilyResponse))]
[JsonSerializable(typeof(DescribeSnapshotsResponse))]
[JsonSerializable(typeof(GetCallerIdentityResponse))]
[JsonSerializable(typeof(DescribeResourceTagsByResourceIdsResponse))]
[JsonSerializable(typeof(GetImageShareUinInfoResponse))]
[JsonSerializable(typeof(CheckCosUrlResponse))]
[JsonSerializable(typeof(OldDescribeImagesResponse))]
internal sealed partial class WireJson : JsonSerializerContext;
