namespace ImagePortal.Core.Accounts;

/// <param name="Search">Part of a name, an ID, an APPID or a member's mail; empty for all.</param>
/// <param name="Page">From 0.</param>
public sealed record AccountQuery(string Search, int Page)
{
    public const int PageSize = 25;
}
