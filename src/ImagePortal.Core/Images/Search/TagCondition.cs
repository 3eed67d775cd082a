namespace ImagePortal.Core.Images.Search;

/// <summary>Holds of a tag with one of the keys and one of the values.</summary>
/// <param name="Keys">Null for any.</param>
/// <param name="Values">Null for any.</param>
public sealed record TagCondition(IReadOnlyList<string>? Keys, IReadOnlyList<string>? Values);
