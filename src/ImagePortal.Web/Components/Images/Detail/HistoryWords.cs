using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using MudBlazor;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Actions of the audit as sentences.</summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, (string Icon, Func<HistoryEntry, string> What)> Deeds = new()
    {
        ["import.started"] = (Icons.Material.Outlined.UploadFile, x => $"began to import {x.After}"),
        ["import.acknowledged"] = (Icons.Material.Outlined.Gavel, x => $"confirmed {x.After}"),
        ["create.started"] = (Icons.Material.Outlined.AddToDrive, x => $"began to make it of {x.After}"),
        ["image.tagged"] = (Icons.Material.Outlined.Label, x => x.After is { } tags ? $"tagged it {tags}" : "took its tags away"),
        ["image.shared"] = (Icons.Material.Outlined.GroupAdd, x => $"shared it with {x.After}"),
        ["image.unshared"] = (Icons.Material.Outlined.GroupRemove, x => $"ended the sharing with {x.Before}"),
        ["image.deleted"] = (Icons.Material.Outlined.Delete, _ => "put it into the recycle bin"),
        ["image.restored"] = (Icons.Material.Outlined.RestoreFromTrash, _ => "took it out of the recycle bin"),
        ["image.downloaded"] = (Icons.Material.Outlined.Download, x => $"downloaded it as {x.After}"),
        ["export.started"] = (Icons.Material.Outlined.Download, x => $"began to write it to {x.After}"),
        ["offer.published"] = (Icons.Material.Outlined.Public, _ => "offered it to all"),
        ["offer.revised"] = (Icons.Material.Outlined.Edit, _ => "changed what is told of it"),
        ["offer.retired"] = (Icons.Material.Outlined.Delete, _ => "withdrew it"),
        ["offer.brought-back"] = (Icons.Material.Outlined.RestoreFromTrash, _ => "offered it again"),
    };

    private static readonly Dictionary<string, string> Works = new()
    {
        ["import"] = "The import",
        ["copy"] = "The copy",
        ["create"] = "Its making",
        ["export"] = "Writing it to a bucket",
    };

    internal static HistoryLine Of(HistoryEntry entry, Func<RegionCode, string> nameOf) => entry.Action switch
    {
        "image.edited" => new(Icons.Material.Outlined.Edit, WhoOf(entry), entry.Before == entry.After ? "edited it" : $"renamed it from {entry.Before} to {entry.After}"),
        "copy.started" => new(Icons.Material.Outlined.DriveFileMove, WhoOf(entry), CopyOf(entry, nameOf)),
        "share.expired" => new(Icons.Material.Outlined.GroupRemove, null, $"The sharing with {entry.Before} ran out"),
        var action when Deeds.TryGetValue(action, out var deed) => new(deed.Icon, WhoOf(entry), deed.What(entry)),
        var action when action.Split('.') is [var work, var end] && Works.TryGetValue(work, out var words) => EndOf(words, end, entry.After),
        var action => new(Icons.Material.Outlined.History, WhoOf(entry), action),
    };

    private static string WhoOf(HistoryEntry entry) =>
        entry.IsMine ? "You" : entry.Who ?? (entry.ByPortal ? "The portal" : "Somebody outside of the account");

    /// <summary>The audit tells it as <c>img-… from ap-guangzhou to ap-beijing</c>.</summary>
    private static string CopyOf(HistoryEntry entry, Func<RegionCode, string> nameOf) =>
        entry.After?.Split(' ') is [var source, "from", var from, "to", var to]
            ? $"copied {source} from {nameOf(new RegionCode(from))} to {nameOf(new RegionCode(to))} as {entry.Subject}"
            : "copied it";

    private static HistoryLine EndOf(string work, string end, string? code) => end switch
    {
        "succeeded" => new(Icons.Material.Outlined.Check, null, $"{work} is done"),
        "cancelled" => new(Icons.Material.Outlined.Cancel, null, $"{work} was cancelled"),
        _ => new(Icons.Material.Outlined.Report, null, code is null ? $"{work} failed" : $"{work} failed: {code}"),
    };
}
