using System.Diagnostics.CodeAnalysis;

namespace ImagePortal.Core;

/// <summary>Done, or refused for a reason that a user can act on. Bugs and broken machines are exceptions.</summary>
public readonly record struct Result(Error? Error)
{
    public static Result Done { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    public static implicit operator Result(Error error) => new(error);

    /// <summary>For interfaces, which C# does not convert by itself.</summary>
    public static Result<T> Of<T>(T value)
        where T : notnull => Result<T>.From(value);
}
