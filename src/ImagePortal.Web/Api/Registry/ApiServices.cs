namespace ImagePortal.Web.Api.Registry;

/// <summary>The vendor's services that have a part here, each with its version.</summary>
internal static class ApiServices
{
    internal const string Cvm = "cvm";
    internal const string Cbs = "cbs";
    internal const string Tag = "tag";
    internal const string Sts = "sts";

    internal static string VersionOf(string service) => service is Tag or Sts ? "2018-08-13" : "2017-03-12";
}
