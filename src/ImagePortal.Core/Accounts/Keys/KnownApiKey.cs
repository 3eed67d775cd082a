namespace ImagePortal.Core.Accounts.Keys;

/// <summary>A key as the signature check needs it.</summary>
/// <param name="Caller">For whom it acts, without the address of this request.</param>
public sealed record KnownApiKey(SecretId Id, string Secret, bool Enabled, Caller Caller)
{
    // Records print their properties, and this one must never be printed.
    public override string ToString() => Id.Value;
}
