namespace ImagePortal.Api.Tests.Contract;

/// <summary>A call that is refused, and with which code. Names in braces stand for what a <see cref="Scene"/> has.</summary>
internal sealed record Situation(string Action, string Code, string Parameters)
{
    internal string Who { get; init; } = "alice";

    internal string? Region { get; init; } = "ap-guangzhou";

    /// <summary>Asked at the address of 2017.</summary>
    internal bool IsOld { get; init; }

    internal string Name => $"{(IsOld ? "2017 " : "")}{Action} {Code}";
}
