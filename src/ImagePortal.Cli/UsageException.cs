namespace ImagePortal.Cli;

/// <summary>The command was called in a way it does not understand; the message says what is wrong with it.</summary>
internal sealed class UsageException(string message) : Exception(message);
