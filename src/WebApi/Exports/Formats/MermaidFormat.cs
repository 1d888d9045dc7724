using System.Globalization;
using System.Text;
using OrgChart.Application.Exports;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>A flowchart for Mermaid, as it stands in pages of Markdown.</summary>
internal sealed class MermaidFormat : IExportFormat
{
    public string Name => "mermaid";

    // There is no registered one.
    public string MediaType => "text/plain; charset=utf-8";

    public string Extension => "mmd";

    public bool ShowsPeople => false;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var chart = output.AsText();
        await chart.WriteLineAsync("flowchart TD");
        foreach (var unit in branch.Units)
        {
            var id = unit.Unit.Id;
            await chart.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{id}[\"{Escape(unit.Unit.Name)}\"]"));
            if (unit.Level > 0) await chart.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{unit.Unit.Parent!.Id} --> u{id}"));
            var written = 0;
            foreach (var person in unit.People)
            {
                await chart.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  p{person.Id}(\"{Escape(person.DisplayName)}\")"));
                await chart.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{id} --- p{person.Id}"));
                if (ExportOutput.IsTimeToPause(++written)) await output.PauseAsync(chart);
            }

            await output.PauseAsync(chart);
        }
    }

    /// <summary>
    /// A text within quotes. Mermaid looks for directives, Markdown, styles and entities in it, and shows it as HTML: all but letters, digits and harmless punctuation behind a
    /// letter goes by its number (<c>#34;</c>).
    /// </summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var isBehindLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = Rune.IsLetterOrDigit(rune) || rune.Value == ' ';
            if (isWord || (isBehindLetter && rune.Value is '-' or ',' or '\'' or '.' or '(' or ')')) escaped.Append(rune.ToString());
            else if (Rune.IsControl(rune)) escaped.Append(' ');
            else escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            isBehindLetter = Rune.IsLetter(rune);
        }

        return escaped.ToString();
    }
}
