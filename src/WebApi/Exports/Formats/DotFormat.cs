using System.Globalization;
using System.Text;
using OrgChart.Application.Exports;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>A graph in the language DOT, for Graphviz.</summary>
internal sealed class DotFormat : IExportFormat
{
    public string Name => "dot";

    public string MediaType => "text/vnd.graphviz; charset=utf-8";

    public string Extension => "dot";

    public bool ShowsPeople => false;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var graph = output.AsText();
        await graph.WriteLineAsync("digraph orgchart {");
        await graph.WriteLineAsync("  charset=\"UTF-8\";");
        await graph.WriteLineAsync("  node [shape=box];");
        foreach (var unit in branch.Units)
        {
            var id = unit.Unit.Id;
            await graph.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{id} [label=\"{Escape(unit.Unit.Name)}\"];"));
            if (unit.Level > 0) await graph.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{unit.Unit.Parent!.Id} -> u{id};"));
            var written = 0;
            foreach (var person in unit.People)
            {
                await graph.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  p{person.Id} [label=\"{Escape(person.DisplayName)}\", shape=plaintext];"));
                await graph.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  u{id} -> p{person.Id} [arrowhead=none];"));
                if (ExportOutput.IsTimeToPause(++written)) await output.PauseAsync(graph);
            }

            await output.PauseAsync(graph);
        }

        await graph.WriteLineAsync("}");
    }

    /// <summary>A text within quotes. Backslashes begin what Graphviz replaces, ampersands what it takes for an entity of HTML.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '"' or '\\') escaped.Append('\\').Append(c);
            else if (c == '&') escaped.Append("&amp;");
            else escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }
}
