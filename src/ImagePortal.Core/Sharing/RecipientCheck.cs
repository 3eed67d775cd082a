namespace ImagePortal.Core.Sharing;

/// <summary>One entry of a pasted list of recipients.</summary>
/// <param name="Text">As it was pasted.</param>
/// <param name="MaskedName">Of the account, when it can be shared with or has it already.</param>
/// <param name="Refusal">Why it cannot be used; null when it will be added.</param>
public sealed record RecipientCheck(string Text, string? MaskedName, Error? Refusal);
