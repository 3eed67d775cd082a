namespace ImagePortal.Web.Components.Notifications;

/// <param name="IsCode">An identifier: set in a fixed-width type.</param>
public sealed record MailFact(string Name, string Value, bool IsCode = false);
