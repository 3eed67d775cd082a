using Hangfire.Dashboard;
using ImagePortal.Core.Accounts;

namespace ImagePortal.Web.Hosting;

/// <summary>Hangfire's dashboard is the operators'; its own default would let every local request in.</summary>
internal sealed class OperatorsOnly : IDashboardAuthorizationFilter
{
    public bool Authorize(DashboardContext context)
    {
        var http = context.GetHttpContext();
        var isOperator = http.User.IsInRole(MemberClaims.OperatorRole);
        if (!isOperator)
        {
            Authentication.NoteRefusal(http);
        }

        return isOperator;
    }
}
