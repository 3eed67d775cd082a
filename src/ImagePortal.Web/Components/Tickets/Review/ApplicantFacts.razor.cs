using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>What is known of an applicant, beside the application (R102).</summary>
public sealed partial class ApplicantFacts
{
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required ApplicantHistory Applicant { get; set; }
    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    private string PlacesText => string.Join(", ", Applicant.Places.Select(x => $"{NameOf(x.Region)} {x.Used} of {x.Limit}"));

    private string FailureText => $"{100 * Applicant.RefusedImports / Applicant.Imports} % refused";
}
