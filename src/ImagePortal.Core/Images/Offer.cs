namespace ImagePortal.Core.Images;

/// <summary>What the operator tells of a public or market image (R4–R9, R31, R32).</summary>
public sealed record Offer(string Name)
{
    public const int MaxSoftwareLength = 200;
    public const int MaxProviderLength = 60;
    public const int MaxNoteLength = 200;

    private const decimal MaxPrice = 99_999_999;
    private const int CurrencyLength = 3;

    public string Description { get; init; } = "";

    /// <summary>What it brings beside the system, with versions, as <c>Java 17, MySQL 8.0</c> (R9).</summary>
    public string? Software { get; init; }

    /// <summary>Who made a market image (R5).</summary>
    public string? Provider { get; init; }

    /// <summary>What it adds to an instance; null: nothing.</summary>
    public decimal? PricePerHour { get; init; }

    /// <summary>Three letters, as USD.</summary>
    public string? Currency { get; init; }

    /// <summary>The badge's words: who looked at it, and how (R31, R32).</summary>
    public string? Assurance { get; init; }

    /// <summary>Security components that can be had with it (R31).</summary>
    public string? SecurityOption { get; init; }

    /// <summary>Images that replace each other.</summary>
    public string? Family { get; init; }

    /// <summary>Still there, but no longer to be chosen for something new.</summary>
    public bool Deprecated { get; init; }

    /// <summary>What to take instead of a deprecated one.</summary>
    public string? Advice { get; init; }

    internal Result<Offer> CheckedFor(ImageKind kind)
    {
        var offer = this with
        {
            Name = Name.Trim(),
            Description = Description.Trim(),
            Software = Text(Software),
            Provider = Text(Provider),
            Currency = PricePerHour is null ? null : Text(Currency)?.ToUpperInvariant(),
            Assurance = Text(Assurance),
            SecurityOption = Text(SecurityOption),
            Advice = Deprecated ? Text(Advice) : null,
        };
        return offer switch
        {
            { Name.Length: 0 or > Image.MaxNameLength } => ImageErrors.BadName,
            { Description.Length: > Image.MaxDescriptionLength } => ImageErrors.BadDescription,
            { Provider: null } when kind == ImageKind.Market => OfferErrors.NoProvider,
            { Software.Length: > MaxSoftwareLength } or { Provider.Length: > MaxProviderLength }
                or { Assurance.Length: > MaxNoteLength } or { SecurityOption.Length: > MaxNoteLength } or { Advice.Length: > MaxNoteLength } => OfferErrors.TooLong,
            { PricePerHour: < 0 or > MaxPrice } => OfferErrors.BadPrice,
            { PricePerHour: not null } when offer.Currency is not { Length: CurrencyLength } code || !code.All(char.IsAsciiLetterUpper) => OfferErrors.BadCurrency,
            _ => offer,
        };
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
