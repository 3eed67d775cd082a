using System.Globalization;

namespace ImagePortal.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Case">The one case to repeat; null to run many.</param>
/// <param name="Cases">How many of each target; null to run cases until the time is up.</param>
internal sealed record FuzzOptions(string Target, int Seconds, int Seed, int? Case, int? Cases, string Save)
{
    public const string Usage =
        "usage: ImagePortal.Fuzz [--target NAME|all] [--seconds N | --cases N] [--seed S] [--case N] [--save DIR]\nSeconds are shared by the targets.";

    /// <summary>Null when the arguments cannot be understood.</summary>
    public static FuzzOptions? Parse(string[] arguments)
    {
        var options = new FuzzOptions("all", 60, Random.Shared.Next(), null, null, "fuzz-findings");
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = arguments.ElementAtOrDefault(i + 1);
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var next = (arguments[i], isNumber) switch
            {
                ("--target", _) when value is not null => options with { Target = value },
                ("--save", _) when value is not null => options with { Save = value },
                ("--seconds", true) => options with { Seconds = number },
                ("--seed", true) => options with { Seed = number },
                ("--cases", true) => options with { Cases = number },
                ("--case", true) => options with { Case = number },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
