namespace ImagePortal.Web.Api.Registry;

/// <summary>The short region codes of 2017.</summary>
internal static class OldRegions
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["gz"] = "ap-guangzhou",
        ["bj"] = "ap-beijing",
        ["sh"] = "ap-shanghai",
        ["hk"] = "ap-hongkong",
        ["sg"] = "ap-singapore",
        ["cd"] = "ap-chengdu",
        ["cq"] = "ap-chongqing",
        ["ca"] = "na-toronto",
        ["usw"] = "na-siliconvalley",
        ["use"] = "na-ashburn",
        ["de"] = "eu-frankfurt",
        ["ru"] = "eu-moscow",
        ["kr"] = "ap-seoul",
        ["in"] = "ap-mumbai",
        ["th"] = "ap-bangkok",
        ["jp"] = "ap-tokyo",
    };

    /// <summary>Today's name of a region, which may be given as well.</summary>
    internal static string Translate(string code) => Names.GetValueOrDefault(code, code);
}
