using System.Text.Json;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>What QEMU answers to a command.</summary>
/// <param name="Returned">What the command returns; undefined where it failed.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record QmpAnswer(JsonElement Returned, string? Error);
