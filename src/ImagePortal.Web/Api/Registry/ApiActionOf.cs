using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

internal sealed class ApiActionOf<TAction, TRequest, TResponse>(ActionAttribute about) : ApiAction(about, RequestShape.Of(typeof(TRequest)), typeof(TResponse))
    where TAction : IApiAction<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : ApiResponse
{
    internal override async Task<Result<ApiResponse>> RunAsync(object request, ApiCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var answer = await services.GetRequiredService<TAction>().RunAsync((TRequest)request, call, cancellationToken);
        return answer.Ok ? answer.Value : answer.Error;
    }
}
