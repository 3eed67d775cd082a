using System.Text;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>The plain-text alternative of a mail; says the same as its HTML.</summary>
public static class MailText
{
    internal const string FixTitle = "Fix it on the source machine, then export the disk again";

    public static string ImportDone(ImportMailModel model) => Write(model, model.DoneFacts, []);

    public static string ImportRefused(ImportMailModel model) => Write(model, model.RefusedFacts, model.FixCommands);

    private static string Write(ImportMailModel model, IReadOnlyList<MailFact> facts, IReadOnlyList<string> fix)
    {
        var text = new StringBuilder().Append(model.Headline).Append("\n\n");
        foreach (var paragraph in model.Body)
        {
            text.Append(paragraph).Append("\n\n");
        }

        var width = facts.Max(x => x.Name.Length) + 2;
        foreach (var fact in facts)
        {
            text.Append((fact.Name + ":").PadRight(width)).Append(fact.Value).Append('\n');
        }

        if (fix.Count > 0)
        {
            text.Append('\n').Append(FixTitle).Append(":\n\n");
            foreach (var command in fix)
            {
                text.Append("    ").Append(command).Append('\n');
            }
        }

        return text
            .Append('\n').Append(model.Link).Append("\n\n-- \n")
            .Append("Sent to ").Append(model.Recipient).Append(" because you started this import.\n")
            .ToString();
    }
}
