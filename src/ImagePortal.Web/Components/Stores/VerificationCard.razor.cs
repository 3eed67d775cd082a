using ImagePortal.Core.Stores;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>The verification of a store: how far it is, and what the last one found.</summary>
public sealed partial class VerificationCard
{
    [Parameter, EditorRequired] public required UpkeepView<VerificationReport> View { get; set; }

    [Parameter] public EventCallback OnStop { get; set; }
}
