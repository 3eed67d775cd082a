namespace ImagePortal.Web.Components.Imports;

/// <param name="Name">Such as <c>Upload</c>.</param>
/// <param name="Detail">What happens there, or how far it is.</param>
public sealed record StageItem(string Name, StageState State, string? Detail)
{
    private static readonly (string Name, string Detail)[] ImportStages =
    [
        ("Upload", "The bytes of the file"),
        ("Inspect", "The check of the file is repeated on the server"),
        ("Store", "Only pieces the region lacks"),
        ("Seal", "Then it is available"),
    ];

    /// <summary>The four stages of an import.</summary>
    /// <param name="current">Name of the stage that runs; null when all are done.</param>
    /// <param name="detail">How far that stage is.</param>
    public static IReadOnlyList<StageItem> OfImport(string? current, string? detail = null)
    {
        var at = current is null ? ImportStages.Length : Array.FindIndex(ImportStages, x => x.Name == current);
        return
        [
            .. ImportStages.Select((stage, place) => new StageItem(
                stage.Name,
                place < at ? StageState.Done : place == at ? StageState.Running : StageState.Waiting,
                place == at && detail is not null ? detail : stage.Detail)),
        ];
    }
}
