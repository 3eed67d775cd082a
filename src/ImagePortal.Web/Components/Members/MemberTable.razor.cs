using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Members;

/// <summary>Members with their states, and what can be done to each.</summary>
public sealed partial class MemberTable
{
    [Parameter, EditorRequired] public required IReadOnlyList<MemberView> Members { get; set; }

    /// <summary>An operator looks, who may do more than a root.</summary>
    [Parameter] public bool ByOperator { get; set; }

    [Parameter] public EventCallback<(MemberView Member, MemberCommand Command)> OnCommand { get; set; }

    private static string StateOf(MemberView member) => member switch
    {
        { DisabledAt: not null } => "Disabled",
        { LockedUntil: not null } => "Locked",
        { IsInvited: true } => "Invited",
        _ => "Active",
    };

    private static (string Text, DateTimeOffset At)? DetailOf(MemberView member) => member switch
    {
        { DisabledAt: { } since } => ("since", since),
        { LockedUntil: { } until } => ("until", until),
        _ => null,
    };
}
