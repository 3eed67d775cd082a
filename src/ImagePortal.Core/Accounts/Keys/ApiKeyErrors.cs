namespace ImagePortal.Core.Accounts.Keys;

public static class ApiKeyErrors
{
    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "key.name", $"A key has a name of 1 to {ApiKey.MaxNameLength} characters, so that you know later what uses it. Give it one.");

    public static Error NotFound(SecretId id) => new(ErrorKind.NotFound, "key.not-found", $"You have no API key {id}. It may have been deleted already.");

    public static Error TooMany(int limit) =>
        new(ErrorKind.LimitReached, "key.too-many", $"You have {limit} API keys, the most a member may have. Delete one that nothing uses any more.");
}
