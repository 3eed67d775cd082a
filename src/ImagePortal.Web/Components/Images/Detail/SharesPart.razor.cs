using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Whom an own image is shared with, or why it cannot be.</summary>
public sealed partial class SharesPart
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    [Parameter, EditorRequired] public required ShareList Shares { get; set; }

    [Parameter] public EventCallback OnShare { get; set; }

    /// <summary>Gives the accounts to unshare with, once that is confirmed.</summary>
    [Parameter] public EventCallback<IReadOnlyList<AccountId>> OnUnshare { get; set; }

    private string? Why => Obstacle.Of(ImageCommand.Share, [Image], canBeCopied: true)?.Brief;
}
