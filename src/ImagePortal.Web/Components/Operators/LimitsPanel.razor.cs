using System.Globalization;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operators;

/// <summary>What holds for one account instead of the portal's defaults, and what it uses of it.</summary>
public sealed partial class LimitsPanel
{
    private string? _images;
    private string? _operations;
    private string? _shares;
    private bool _wrong;

    [Parameter, EditorRequired] public required LimitOverrides Overrides { get; set; }

    [Parameter, EditorRequired] public required AccountUsage Usage { get; set; }

    [Parameter] public EventCallback<LimitOverrides> OnSave { get; set; }

    protected override void OnInitialized() =>
        (_images, _operations, _shares) = (TextOf(Overrides.ImagesPerRegion), TextOf(Overrides.OperationsPerDay), TextOf(Overrides.SharesPerImage));

    private async Task SaveAsync()
    {
        _wrong = !(TryRead(_images, out var images) & TryRead(_operations, out var operations) & TryRead(_shares, out var shares));
        if (!_wrong)
        {
            await OnSave.InvokeAsync(new LimitOverrides(images, operations, shares));
        }
    }

    private static string? TextOf(int? limit) => limit?.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string? text, out int? limit)
    {
        limit = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var read = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LimitOverrides.Highest;
        limit = number;
        return read;
    }
}
