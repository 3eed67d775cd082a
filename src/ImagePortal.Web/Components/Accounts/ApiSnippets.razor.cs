using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>Ready-made first calls in the languages of the vendor's SDKs, with this portal's own address in them.</summary>
public sealed partial class ApiSnippets
{
    private string? _shown;

    [Inject] public required PublicAddress Address { get; init; }

    /// <summary>Code of a region that exists here.</summary>
    [Parameter, EditorRequired] public required string Region { get; set; }

    private IReadOnlyList<ApiSnippet> Snippets => ApiSnippet.All(Address.Value, Region);

    private ApiSnippet Shown => Snippets.FirstOrDefault(x => x.Language == _shown) ?? Snippets[0];
}
