using ImagePortal.Core;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("GetCallerIdentity", ApiServices.Sts, "Tells whose key signed the call.", NeedsRegion = false)]
internal sealed class GetCallerIdentityAction : IApiAction<NoParameters, GetCallerIdentityResponse>
{
    public Task<Result<GetCallerIdentityResponse>> RunAsync(NoParameters request, ApiCall call, CancellationToken cancellationToken)
    {
        var (account, member) = (call.Caller.Account.Value, call.Caller.Member.ToString());
        return Task.FromResult<Result<GetCallerIdentityResponse>>(
            new GetCallerIdentityResponse($"qcs::cam::uin/{account}:uin/{account}", account, member, account, "CAMUser"));
    }
}

internal sealed record GetCallerIdentityResponse(string Arn, string AccountId, string UserId, string PrincipalId, string Type) : ApiResponse;
