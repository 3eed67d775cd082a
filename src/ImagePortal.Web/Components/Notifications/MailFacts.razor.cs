using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>Names and values in a mail.</summary>
public sealed partial class MailFacts
{
    [Parameter, EditorRequired] public required IReadOnlyList<MailFact> Facts { get; set; }
}
