using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Operations;

/// <param name="Accounts">With at least one custom image here.</param>
/// <param name="Working">Imports and copies under way.</param>
public sealed record RegionNumbers(RegionCode Code, string Name, int Images, int Accounts, int Working);
