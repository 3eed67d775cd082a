using System.Globalization;
using ImagePortal.Core.Audit;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Audit;

/// <summary>One entry of the audit.</summary>
public sealed partial class AuditLine
{
    [Parameter, EditorRequired] public required AuditRow Row { get; set; }

    /// <summary>Where entries of several accounts stand together.</summary>
    [Parameter] public bool ShowAccount { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    private string When => TimeZoneInfo.ConvertTime(Row.At, Here).ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    private string Who => Row switch
    {
        { Member: { } mail } => mail,
        { MemberId: null } => Row.IsRefusal ? "Somebody unknown" : "The portal",
        _ => ShowAccount ? "Somebody who is gone" : "Somebody outside of the account",
    };
}
