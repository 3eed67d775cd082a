namespace ImagePortal.Core.Members;

/// <summary>An account to open, with the person who will be its root.</summary>
public sealed record AccountToOpen(string Name, string RootEmail, string RootNickname);
