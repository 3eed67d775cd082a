namespace ImagePortal.Core.Regions;

public static class RegionErrors
{
    public static Error NotFound(RegionCode code) =>
        new(ErrorKind.NotFound, "region.not-found", $"There is no region {code}. Choose one of the list at the top.");
}
