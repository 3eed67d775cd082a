using ImagePortal.Core;
using ImagePortal.Core.Instances;

namespace ImagePortal.Web.Api.Actions;

/// <summary>IDs of instances as clients write them.</summary>
internal static class InstanceIds
{
    internal static Result<IReadOnlyList<InstanceId>> Parse(IReadOnlyList<string> texts)
    {
        var ids = new List<InstanceId>(texts.Count);
        foreach (var text in texts)
        {
            if (!InstanceId.TryParse(text, out var id))
            {
                return ActionErrors.MalformedInstance(text);
            }

            ids.Add(id);
        }

        return Result.Of<IReadOnlyList<InstanceId>>(ids);
    }
}
