using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ImagePortal.Web.Components.Operators;

/// <summary>A page of the operator's area. The use cases behind it refuse everyone else by themselves.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperatorPageAttribute : AuthorizeAttribute
{
    public OperatorPageAttribute() => Roles = MemberClaims.OperatorRole;
}
