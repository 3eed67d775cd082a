using System.Globalization;
using ImagePortal.Core.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>An operation's log, times in the reader's zone.</summary>
public sealed partial class OperationLog
{
    [CascadingParameter] public required TimeZoneInfo Zone { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<OperationLogLine> Lines { get; set; }

    private string AsText => string.Join('\n', Lines.Select(x => $"{x.At.ToString("u", CultureInfo.InvariantCulture)} {x.Text}"));
}
