namespace ImagePortal.Web.Api.Uploads;

/// <summary>Refuses requests of another protocol version, and names ours on every answer (tus 1.0.0, "Tus-Resumable").</summary>
internal sealed class TusVersionFilter : IEndpointFilter
{
    internal const string Version = "1.0.0";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = Version;
        if (HttpMethods.IsOptions(request.Method) || request.Headers["Tus-Resumable"] == Version)
        {
            return await next(context);
        }

        response.Headers["Tus-Version"] = Version;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }
}
