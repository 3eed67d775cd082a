using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>When the portal begins the next run by itself.</summary>
public sealed partial class NextRun
{
    /// <summary>Null where it leaves that to operators.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset? At { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }
}
