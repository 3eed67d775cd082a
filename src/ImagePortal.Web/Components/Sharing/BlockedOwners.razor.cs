using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Owners from whom the account takes no shares (D4).</summary>
public sealed partial class BlockedOwners
{
    [Parameter, EditorRequired] public required IReadOnlyList<BlockedOwner> Owners { get; set; }

    [Parameter] public EventCallback<BlockedOwner> OnUnblock { get; set; }
}
