using System.Text;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The plain-text alternative of a mail; says the same as its HTML.</summary>
public static class MailText
{
    internal const string FixTitle = "Fix it on the source machine, then export the disk again";

    public static string Of(MailModel model)
    {
        var text = new StringBuilder().Append(model.Headline).Append("\n\n");
        foreach (var paragraph in model.Body)
        {
            text.Append(paragraph).Append("\n\n");
        }

        var width = model.Facts.Max(x => x.Name.Length) + 2;
        foreach (var fact in model.Facts)
        {
            text.Append((fact.Name + ":").PadRight(width)).Append(fact.Value).Append('\n');
        }

        if (model.FixCommands.Count > 0)
        {
            text.Append('\n').Append(FixTitle).Append(":\n\n");
            foreach (var command in model.FixCommands)
            {
                text.Append("    ").Append(command).Append('\n');
            }
        }

        return text
            .Append('\n').Append(model.Link).Append("\n\n-- \n")
            .Append("Sent to ").Append(model.Recipient).Append(" because ").Append(model.Because).Append(".\n")
            .ToString();
    }
}
