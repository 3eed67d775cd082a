using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images;

/// <summary>Rows stay where they are while somebody is about to use them; what would push them away waits.</summary>
internal static class SteadyRows
{
    /// <summary>How many rows would come between those that are shown, or before them.</summary>
    internal static int CountNew(IReadOnlyList<ImageListItem> shown, IReadOnlyList<ImageListItem> latest)
    {
        var known = shown.Select(x => x.Id).ToHashSet();
        return latest.Take(LengthToLast(known, latest)).Count(x => !known.Contains(x.Id));
    }

    /// <summary>The shown rows as they stand now and in their order, without those that are gone. Rows behind all of them move nothing, and join.</summary>
    internal static IReadOnlyList<ImageListItem> Keep(IReadOnlyList<ImageListItem> shown, IReadOnlyList<ImageListItem> latest, int pageSize)
    {
        var known = shown.Select(x => x.Id).ToHashSet();
        var now = latest.ToDictionary(x => x.Id);
        var behind = latest.Skip(LengthToLast(known, latest)).Where(x => !known.Contains(x.Id));
        return [.. shown.Where(x => now.ContainsKey(x.Id)).Select(x => now[x.Id]).Concat(behind).Take(pageSize)];
    }

    private static int LengthToLast(HashSet<ImageId> known, IReadOnlyList<ImageListItem> latest)
    {
        for (var length = latest.Count; length > 0; length--)
        {
            if (known.Contains(latest[length - 1].Id))
            {
                return length;
            }
        }

        return 0;
    }
}
