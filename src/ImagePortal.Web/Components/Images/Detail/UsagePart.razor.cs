using System.Globalization;
using ImagePortal.Core.Instances;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>The account's own instances that were started from an image, newest first. Those of others are nobody's business, the owner's included.</summary>
public sealed partial class UsagePart
{
    [Parameter, EditorRequired] public required InstancePage Instances { get; set; }

    /// <summary>Of those that are shown, where there are more.</summary>
    private string Running
    {
        get
        {
            var count = Instances.Items.Count(x => x.State == InstanceState.Running).ToString(CultureInfo.InvariantCulture);
            return Instances.Total > Instances.Items.Count ? $"{count} of the newest {Instances.Items.Count}" : count;
        }
    }
}
