namespace ImagePortal.Web.Components.Members;

/// <summary>What a password must have, as people read it.</summary>
internal static class PasswordRule
{
    internal const string Text = "At least 12 characters, with an upper-case and a lower-case letter, a digit and a sign such as ! or -.";
}
