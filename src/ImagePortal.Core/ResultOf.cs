using System.Diagnostics.CodeAnalysis;

namespace ImagePortal.Core;

/// <summary>A value, or the refusal that stands in its place.</summary>
public readonly record struct Result<T>
    where T : notnull
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    internal static Result<T> From(T value) => new(value, null);
}
