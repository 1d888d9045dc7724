using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Commands;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    private const string English = "en";
    private const string French = "fr";

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary><c>--lang en|fr</c>.</summary>
    public static Option<string> Lang()
    {
        var option = new Option<string>("--lang") { Description = "The language of names and titles.", DefaultValueFactory = _ => English };
        option.AcceptOnlyFromAmong(English, French);
        return option;
    }

    /// <summary>The language that <see cref="Lang"/> names.</summary>
    public static Language LanguageOf(string code) => code == French ? Language.French : Language.English;

    /// <summary>An option with a whole number.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is.</param>
    /// <param name="least">The least that it can be.</param>
    /// <param name="most">The most that it can be.</param>
    /// <param name="usual">What it is when left out; null for nothing.</param>
    public static Option<int?> Number(string name, string description, int least, int most, int? usual = null)
    {
        var option = new Option<int?>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (NumberIn(result) is { } number && (number < least || number > most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from {least} to {most}."));
        });
        return option;
    }

    /// <summary><c>--limit</c> and <c>--offset</c>.</summary>
    public static (Option<int?> Limit, Option<int?> Offset) Page() =>
        (Number("--limit", "How many lines, 1 to 200.", 1, PageRequest.MaxLimit, PageRequest.DefaultLimit), Number("--offset", "How many lines to leave out.", 0, int.MaxValue, 0));

    /// <summary>The page that they name.</summary>
    public static PageRequest PageOf(ParseResult parsed, Option<int?> limit, Option<int?> offset) => new(parsed.GetValue(offset) ?? 0, parsed.GetValue(limit) ?? PageRequest.DefaultLimit);

    /// <summary>The option's number; null where there is none, which the parser itself refuses.</summary>
    private static int? NumberIn(OptionResult result) =>
        result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) ? number : null;
}
