using System.Globalization;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Stores;

/// <summary>Stores and their upkeep in words.</summary>
internal static class StoreWords
{
    internal static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Images(int count) => count == 1 ? "1 image" : $"{Count(count)} images";

    internal static string Chunks(int count) => count == 1 ? "1 chunk" : $"{Count(count)} chunks";

    internal static string Accounts(int count) => count == 1 ? "1 account" : $"{Count(count)} accounts";

    /// <summary><c>15 to 1</c>; a dash where nothing is kept yet.</summary>
    internal static string Ratio(long whole, long part) =>
        part == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{(double)whole / part:0.0} to 1");

    internal static string Rules(RegionView region) => (region.CanBeCopySource, region.CanBeCopyDestination) switch
    {
        (true, true) => "copying in and out allowed",
        (true, false) => "copying out allowed",
        (false, true) => "copying in allowed",
        _ => "no copying",
    };

    /// <summary>What a verification found, and what became of it.</summary>
    internal static string Found(VerificationReport report)
    {
        if (report.FoundNothing)
        {
            return "nothing found";
        }

        var lost = report.ImagesLost.Count == 0 ? "" : $", {Images(report.ImagesLost.Count)} not whole";
        return $"{Chunks(report.ChunksDamaged)} damaged, {report.ChunksRepaired} fetched from other regions, {Images(report.ImagesRepaired)} made whole{lost}";
    }

    internal static string Removed(CollectionReport report) => report.ChunksRemoved == 0 && report.ImagesRemoved == 0
        ? "nothing to remove"
        : $"{Images(report.ImagesRemoved)} and {Chunks(report.ChunksRemoved)} removed, {ByteText.Of(report.BytesFreed)}";
}
