using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

/// <summary>An action of the API: translates, calls the use case that the page calls too, and shapes the answer. No rule lives here.</summary>
internal interface IApiAction<in TRequest, TResponse>
    where TRequest : notnull
    where TResponse : ApiResponse
{
    Task<Result<TResponse>> RunAsync(TRequest request, ApiCall call, CancellationToken cancellationToken);
}
