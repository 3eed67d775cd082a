namespace ImagePortal.Web.Api.Registry;

/// <summary>The vendor's services that have a part here, each with its version.</summary>
internal static class ApiServices
{
    internal const string Cvm = "cvm";
    internal const string Cbs = "cbs";
    internal const string Tag = "tag";
    internal const string Sts = "sts";

    /// <summary>The form of 2017, which knows no versions: actions whose parameters or answers were others there.</summary>
    internal const string Image = "image";

    internal static string VersionOf(string service) => service switch
    {
        Tag or Sts => "2018-08-13",
        Image => "",
        _ => "2017-03-12",
    };
}
