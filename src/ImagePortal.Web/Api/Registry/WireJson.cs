using System.Text.Json.Serialization;
using ImagePortal.Web.Api.Actions;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

/// <summary>How answers become JSON, generated at build time.</summary>
[JsonSerializable(typeof(ApiResponse))]
[JsonSerializable(typeof(DescribeImagesResponse))]
[JsonSerializable(typeof(DescribeRegionsResponse))]
[JsonSerializable(typeof(DescribeZonesResponse))]
[JsonSerializable(typeof(DescribeImageQuotaResponse))]
[JsonSerializable(typeof(DescribeImportImageOsResponse))]
internal sealed partial class WireJson : JsonSerializerContext;
