namespace ImagePortal.Web.Components.Operations;

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

    private static readonly (string Name, string Detail)[] FarStages =
    [
        ("Inspect", "The disk is checked where it lies"),
        ("Download", "Stored as it comes, only pieces the region lacks"),
        ("Seal", "Then it is available"),
    ];

    private static readonly (string Name, string Detail)[] BroughtStages =
    [
        ("Download", "The server gives all of the file at once"),
        ("Inspect", "The disk is checked on the server"),
        ("Store", "Only pieces the region lacks"),
        ("Seal", "Then it is available"),
    ];

    private static readonly (string Name, string Detail)[] ExportStages =
    [
        ("Write", "The stored image as a disk file"),
        ("Send", "The object appears when all of it is there"),
    ];

    private static readonly (string Name, string Detail)[] LaunchStages =
    [
        ("Prepare", "A disk of its own, from the image"),
        ("Start", "Then it runs"),
    ];

    private static readonly (string Name, string Detail)[] CreateStages =
    [
        ("Capture", "The disk as it is at one moment; one that is off needs none"),
        ("Inspect", "What it holds, whatever the verdict"),
        ("Store", "Only pieces the region lacks"),
        ("Seal", "Then it is available"),
    ];

    private static readonly (string Name, string Detail)[] CopyStages =
    [
        ("Copy", "Only pieces the region lacks, each verified"),
        ("Seal", "Then it is available"),
    ];

    /// <summary>The four stages of an import.</summary>
    /// <param name="current">Name of the stage that runs; null when all are done.</param>
    /// <param name="detail">How far that stage is.</param>
    public static IReadOnlyList<StageItem> OfImport(string? current, string? detail = null) => Of(ImportStages, current, detail);

    /// <summary>The stages of an import of a disk that is read where it lies.</summary>
    public static IReadOnlyList<StageItem> OfFarImport(string? current, string? detail = null) => Of(FarStages, current, detail);

    /// <summary>The stages of an import of a file that is brought here as a whole first.</summary>
    public static IReadOnlyList<StageItem> OfBroughtImport(string? current, string? detail = null) => Of(BroughtStages, current, detail);

    /// <summary>The stages of an export to object storage.</summary>
    public static IReadOnlyList<StageItem> OfExport(string? current, string? detail = null) => Of(ExportStages, current, detail);

    /// <summary>The stages of an instance's start from an image.</summary>
    public static IReadOnlyList<StageItem> OfLaunch(string? current, string? detail = null) => Of(LaunchStages, current, detail);

    /// <summary>The stages of an image's making from an instance.</summary>
    public static IReadOnlyList<StageItem> OfCreate(string? current, string? detail = null) => Of(CreateStages, current, detail);

    /// <summary>The two stages of a copy.</summary>
    /// <param name="current">Name of the stage that runs; null when all are done.</param>
    /// <param name="detail">How far that stage is.</param>
    public static IReadOnlyList<StageItem> OfCopy(string? current, string? detail = null) => Of(CopyStages, current, detail);

    private static IReadOnlyList<StageItem> Of((string Name, string Detail)[] stages, string? current, string? detail)
    {
        var at = current is null ? stages.Length : Array.FindIndex(stages, x => x.Name == current);
        return
        [
            .. stages.Select((stage, place) => new StageItem(
                stage.Name,
                place < at ? StageState.Done : place == at ? StageState.Running : StageState.Waiting,
                place == at && detail is not null ? detail : stage.Detail)),
        ];
    }
}
