using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Copies;

internal static class CopyWords
{
    internal static string Copies(int count) => count == 1 ? "1 copy" : $"{count} copies";

    /// <summary>Why it is so little or so much.</summary>
    internal static string About(CopyPlan plan) => (plan.BytesToMove, plan.BytesTotal) switch
    {
        (0, _) => "All of it is there already.",
        var (missing, total) when missing < total => "The rest is there already.",
        _ => "Nothing of it is there yet.",
    };

    internal static string Started(IReadOnlyList<CopyResult> started, RegionChoice regions)
    {
        var destinations = started.Select(x => regions.NameOf(x.Destination)).Distinct().ToList();
        return $"{Copies(started.Count)} to {string.Join(" and ", destinations)} {(started.Count == 1 ? "has" : "have")} begun";
    }

    internal static Outcome OutcomeOf(IReadOnlyList<CopyResult> results, IReadOnlyList<ImageListItem> images, RegionChoice regions)
    {
        var refused = results.Where(x => x.Refusal is not null).ToList();
        return new Outcome(
            $"{refused.Count} of {Copies(results.Count)} {(refused.Count == 1 ? "was" : "were")} not started",
            [
                .. refused.Select(x => new FailureReason(
                    images.Single(i => i.Id == x.Source).Name, $"to {regions.NameOf(x.Destination)}", x.Refusal!.Message,
                    new Remedy($"Open {regions.NameOf(x.Destination)}", Link: $"images/{x.Destination}"))),
            ]);
    }
}
