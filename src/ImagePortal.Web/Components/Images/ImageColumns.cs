using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images;

/// <summary>The columns that a person can leave out, by tab. Their keys are kept with the person's settings: add, never rename.</summary>
internal static class ImageColumns
{
    internal const string State = "state";
    internal const string System = "system";
    internal const string Size = "size";
    internal const string Sharing = "sharing";
    internal const string Contents = "contents";
    internal const string Cost = "cost";
    internal const string Created = "created";
    internal const string Tags = "tags";

    internal static IReadOnlyList<(string Key, string Name)> Of(ImageTab tab) => tab switch
    {
        ImageTab.Custom => [(State, "State"), (System, "System"), (Size, "Size"), (Sharing, "Shared with"), (Created, "Created"), (Tags, "Tags, below the name")],
        ImageTab.Shared => [(State, "State"), (System, "System"), (Size, "Size"), (Sharing, "Owner"), (Created, "Created")],
        _ => [(State, "State"), (System, "System"), (Size, "Size"), (Contents, "Contains"), (Cost, "Cost"), (Created, "Updated")],
    };
}
