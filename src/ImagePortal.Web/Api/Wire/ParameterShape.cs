using System.Reflection;
using System.Runtime.CompilerServices;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>One parameter: reads its value, and says what it is.</summary>
internal sealed class ParameterShape
{
    private readonly PropertyInfo _property;
    private readonly WireAttribute _wire;

    internal ParameterShape(PropertyInfo property)
    {
        _property = property;
        _wire = property.GetCustomAttribute<WireAttribute>() ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} says nothing of itself.");
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        IsList = property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        var value = IsList ? property.PropertyType.GetGenericArguments()[0] : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Type = value == typeof(string) ? ParameterType.Text
            : value == typeof(long) ? ParameterType.Integer
            : value == typeof(bool) ? ParameterType.Boolean
            : ParameterType.Members;
        Members = Type == ParameterType.Members ? RequestShape.Of(value) : null;
        ItemType = value;
    }

    internal string Name => _property.Name;

    internal string Description => _wire.Description;

    internal bool IsRequired { get; }

    internal bool IsList { get; }

    /// <summary>Of the value, or of each item of a list.</summary>
    internal ParameterType Type { get; }

    internal RequestShape? Members { get; }

    internal int MaxLength => _wire.MaxLength;

    internal int MaxItems => _wire.MaxItems;

    internal (long Min, long Max) Range => (_wire.Min, _wire.Max);

    internal IReadOnlyList<string> Values => _wire.Values;

    private Type ItemType { get; }

    internal object? Get(object request) => _property.GetValue(request);

    internal void Set(object request, object value) => _property.SetValue(request, value);

    internal Result<object> Read(WireValue value, string name, bool anyCase)
    {
        if (!IsList)
        {
            return ReadOne(value, name, anyCase);
        }

        if (value.AsList() is not { } items)
        {
            return ApiErrors.WrongType(name, "a list");
        }

        if (MaxItems > 0 && items.Count > MaxItems)
        {
            return ApiErrors.TooMany(name, items.Count, MaxItems);
        }

        var list = Array.CreateInstance(ItemType, items.Count);
        foreach (var (index, item) in items.Index())
        {
            var read = ReadOne(item, $"{name}.{index}", anyCase);
            if (!read.Ok)
            {
                return read;
            }

            list.SetValue(read.Value, index);
        }

        return Result.Of<object>(list);
    }

    private Result<object> ReadOne(WireValue value, string name, bool anyCase) => Type switch
    {
        ParameterType.Text => value.AsText() is { } text ? CheckText(text, name) : ApiErrors.WrongType(name, "a text"),
        ParameterType.Integer => value.AsInteger() is { } number ? CheckNumber(number, name) : ApiErrors.WrongType(name, "a whole number"),
        ParameterType.Boolean => value.AsBoolean() is { } word ? Result.Of<object>(word) : ApiErrors.WrongType(name, "true or false"),
        _ => Members!.Bind(value, $"{name}.", anyCase),
    };

    private Result<object> CheckText(string text, string name)
    {
        // Not every database can keep one, and no name of anything has one.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return ApiErrors.WrongType(name, "a text without NUL characters");
        }

        if (MaxLength > 0 && text.Length > MaxLength)
        {
            return ApiErrors.TooLong(name, text.Length, MaxLength);
        }

        return Values.Count == 0 || Values.Contains(text) ? Result.Of<object>(text) : ApiErrors.BadValue(name, text, $"It is one of {string.Join(", ", Values)}.");
    }

    private Result<object> CheckNumber(long number, string name) =>
        number < Range.Min ? ApiErrors.BadValue(name, $"{number}", $"The least is {Range.Min}.")
        : number > Range.Max ? ApiErrors.TooHigh(name, number, Range.Max)
        : Result.Of<object>(number);
}

internal enum ParameterType
{
    Text,
    Integer,
    Boolean,
    Members,
}
