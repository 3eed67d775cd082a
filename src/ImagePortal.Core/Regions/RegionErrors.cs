namespace ImagePortal.Core.Regions;

public static class RegionErrors
{
    public static Error NotFound(RegionCode code) =>
        new(ErrorKind.NotFound, "region.not-found", $"There is no region {code}. Choose one of the list at the top.");

    public static Error ImportsClosed(string name) =>
        new(ErrorKind.Forbidden, "region.imports-closed", $"{name} takes no new imports at the moment. Choose another region, or ask the operator of this portal.");

    public static Error Known(RegionCode code) =>
        new(ErrorKind.Conflict, "region.known", $"There is a region {code} already. Open it in the list and change it there.");

    public static Error BadCode { get; } =
        new(ErrorKind.Invalid, "region.code", $"A region's code has 1 to {RegionCode.MaxLength} lower-case letters, digits and hyphens, beginning with a letter.");

    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "region.name", $"A region's name has 1 to {RegionSettings.MaxNameLength} characters. Shorten it.");

    public static Error BadTimeZone(string zone) =>
        new(ErrorKind.Invalid, "region.time-zone", $"There is no time zone '{zone}'. Write its IANA name, such as Asia/Shanghai.");

    public static Error BadProfile(string profile) =>
        new(ErrorKind.Invalid, "region.profile", $"There is no set of criteria '{profile}'. Choose strict or modern.");

    public static Error BadPrices { get; } = new(
        ErrorKind.Invalid, "region.prices", $"Each line of the prices is 'item: price', in at most {RegionSettings.MaxPricesLength} characters. Change the lines without a colon.");
}
