namespace ImagePortal.Web.Api.Registry;

/// <summary>The name of an action on the wire, and what it does.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActionAttribute(string name, string service, string summary) : Attribute
{
    internal string Name { get; } = name;

    /// <summary>Which of the vendor's services it belongs to; all answer at one address.</summary>
    internal string Service { get; } = service;

    internal string Summary { get; } = summary;

    /// <summary>Whether the call must name a region.</summary>
    public bool NeedsRegion { get; init; } = true;

    /// <summary>Codes it answers with beside those of every action.</summary>
    public string[] Codes { get; init; } = [];

    /// <summary>The action of today, for a name of 2017.</summary>
    public string? Today { get; init; }
}
