namespace ImagePortal.Core.Exports;

/// <summary>What an image would be outside.</summary>
/// <param name="Digest">Of its content: the same in every format.</param>
/// <param name="Files">One for each format it can be taken out in.</param>
/// <param name="Buckets">Names of the buckets it can be written to.</param>
public sealed record ExportPlan(string Digest, IReadOnlyList<ExportFile> Files, IReadOnlyList<string> Buckets);
