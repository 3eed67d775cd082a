using System.Globalization;

namespace ImagePortal.Web.Api.Wire;

/// <summary>A parameter's value before anyone knows its type: from JSON with the type it has there, from a form as loose text.</summary>
internal sealed class WireValue
{
    private WireValue(WireKind kind) => Kind = kind;

    internal static WireValue Null { get; } = new(WireKind.Null);

    internal WireKind Kind { get; }

    /// <summary>The text, or how JSON wrote the number or the word.</summary>
    internal string Text { get; private init; } = "";

    /// <summary>From a form, where everything is text: digits may be a number, words a boolean.</summary>
    internal bool IsLoose { get; private init; }

    internal IReadOnlyList<WireValue> Items { get; private init; } = [];

    internal Dictionary<string, WireValue> Members { get; private init; } = [];

    internal static WireValue OfText(string text, bool isLoose) => new(WireKind.Text) { Text = text, IsLoose = isLoose };

    internal static WireValue OfNumber(string digits) => new(WireKind.Number) { Text = digits };

    internal static WireValue OfBoolean(bool value) => new(WireKind.Boolean) { Text = value ? "true" : "false" };

    internal static WireValue OfList(IReadOnlyList<WireValue> items) => new(WireKind.List) { Items = items };

    internal static WireValue OfMembers(Dictionary<string, WireValue> members, bool isLoose) => new(WireKind.Members) { Members = members, IsLoose = isLoose };

    /// <summary>Null when it is none. Digits only: <c>20.0</c> and <c>2e1</c> are no whole numbers on this wire.</summary>
    internal long? AsInteger() =>
        (Kind == WireKind.Number || (Kind == WireKind.Text && IsLoose))
        && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    internal bool? AsBoolean() =>
        (Kind == WireKind.Boolean || (Kind == WireKind.Text && IsLoose)) && bool.TryParse(Text, out var value) ? value : null;

    internal string? AsText() => Kind == WireKind.Text ? Text : null;

    /// <summary>A list, or the members of a form whose names are indexes, in their order.</summary>
    internal IReadOnlyList<WireValue>? AsList() => this switch
    {
        { Kind: WireKind.List } => Items,
        { Kind: WireKind.Members, IsLoose: true } when Members.Keys.All(x => int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
            [.. Members.OrderBy(x => int.Parse(x.Key, CultureInfo.InvariantCulture)).Select(x => x.Value)],
        { Kind: WireKind.Text, IsLoose: true, Text: "" } => [],
        _ => null,
    };
}

internal enum WireKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Members,
}
