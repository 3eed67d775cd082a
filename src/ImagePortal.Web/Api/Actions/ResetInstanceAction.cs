using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

[Action("ResetInstance", ApiServices.Cvm, "Reinstalls an own instance from a public, market or own image of its region (R91). What is on its disk is lost. One that runs is shut down first; it runs afterwards.", Codes =
[
    "InvalidImageId.Malformed", "InvalidImageId.NotFound", "InvalidInstanceId.Malformed", "InvalidInstanceId.NotFound", "InvalidParameterValue.InvalidImageIdForRetsetInstance",
    "InvalidParameterValue.InvalidImageState", "OperationDenied.InstanceOperationInProgress", "ResourceUnavailable", "UnsupportedOperation", "UnsupportedOperation.InstanceState",
])]
internal sealed class ResetInstanceAction(ReinstallInstance reinstallInstance) : IApiAction<ResetInstanceRequest, ApiResponse>
{
    public async Task<Result<ApiResponse>> RunAsync(ResetInstanceRequest request, ApiCall call, CancellationToken cancellationToken)
    {
        if (!InstanceId.TryParse(request.InstanceId, out var instance))
        {
            return ActionErrors.MalformedInstance(request.InstanceId);
        }

        ImageId? image = null;
        if (request.ImageId is { } text)
        {
            if (!ImageId.TryParse(text, out var chosen))
            {
                return ActionErrors.MalformedImage(text);
            }

            image = chosen;
        }

        if (WhatNobodySets(request) is { } parameter)
        {
            return ActionErrors.NotSetInside(parameter);
        }

        var started = await reinstallInstance.RunAsync(call.Caller, instance, image, cancellationToken);
        return started.Ok ? new ApiResponse() : started.Error;
    }

    /// <summary>Better refused than lost: a client that chose a password would wait for it in vain.</summary>
    private static string? WhatNobodySets(ResetInstanceRequest request) =>
        request.LoginSettings is { Password.Length: > 0 } ? "LoginSettings.Password"
        : request.LoginSettings is { KeyIds.Count: > 0 } ? "LoginSettings.KeyIds"
        : request.HostName is { Length: > 0 } ? "HostName"
        : request.UserData is { Length: > 0 } ? "UserData"
        : null;
}

internal sealed record ResetInstanceRequest
{
    [Wire("The own instance to reinstall.")]
    public required string InstanceId { get; init; }

    [Wire("The image to reinstall it from; the one it has when it is not given. An image that another account shares is refused.")]
    public string? ImageId { get; init; }

    [Wire("The disk is as large as the image says, so that it makes no difference.")]
    public ResetSystemDisk? SystemDisk { get; init; }

    [Wire("The image's own logins stay as they are: anything else is refused.")]
    public ResetLoginSettings? LoginSettings { get; init; }

    [Wire("Nothing sets it inside of the instance: a name is refused.", MaxLength = 60)]
    public string? HostName { get; init; }

    [Wire("Nothing hands it to the instance: anything is refused.", MaxLength = 16384)]
    public string? UserData { get; init; }
}
