using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Units.Drawing;

/// <summary>Draws charts as SVG 1.1, without a browser: sharp at any size, with texts that can be searched. Colours and fonts are attributes, which no Content-Security-Policy takes away.</summary>
internal static class ChartDrawing
{
    /// <summary>The most units in one drawing.</summary>
    public const int MaxUnits = 5_000;

    private const int MaxLevels = 100;
    private const int Margin = 24;
    private const int Padding = 12;
    private const int LineHeight = 17;
    private const int MaxLines = 2;

    // What a character of 13 pixels is wide on the average in the usual fonts, measured on the names of the Government of Canada's units: 6.7 to 7.0; a little more for safety.
    private const double CharacterWidth = 7.2;
    private const string Fonts = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

    // Not of a culture: systems without them have only one.
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = "," };
    private static readonly NumberFormatInfo French = new() { NumberGroupSeparator = "\u00A0" };

    // A unit and its list of children are two levels of JSON.
    private static readonly JsonSerializerOptions Deep = new(ApiJson.Default.Options) { MaxDepth = 2 * MaxLevels };

    /// <summary>Draws a chart.</summary>
    /// <exception cref="RequestRefusedException">400: it has too many units or levels.</exception>
    public static string Draw(ChartDocument chart, ChartDirection direction, Language language)
    {
        var (units, width, height) = ChartLayout.Place(Read(chart), direction);
        var svg = new StringBuilder(units.Count * 700);
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width + (2 * Margin):0.#}" height="{height + (2 * Margin):0.#}" viewBox="{-Margin} {-Margin} {width + (2 * Margin):0.#} {height + (2 * Margin):0.#}" """)
            .Append(CultureInfo.InvariantCulture, $"""role="img" xml:lang="{language.Code()}"><title>{Escape(units[0].Node.Name)}</title>""").Append('\n')
            .Append(CultureInfo.InvariantCulture, $"""<rect x="{-Margin}" y="{-Margin}" width="100%" height="100%" fill="#ffffff"/>""").Append('\n')
            .Append("""<g fill="none" stroke="#7b8896" stroke-width="1.5">""").Append('\n');
        foreach (var unit in units.Where(unit => unit.Parent is not null)) AppendLine(svg, unit, unit.Parent!, direction);
        svg.Append(CultureInfo.InvariantCulture, $"""</g><g font-family="{Fonts}" font-size="13" fill="#1c2733">""").Append('\n');
        foreach (var unit in units) AppendCard(svg, unit, language);
        return svg.Append("</g></svg>\n").ToString();
    }

    /// <summary>A text in lines that fit, as far as can be told without a font; the rest is cut with an ellipsis.</summary>
    internal static IReadOnlyList<string> Wrap(string text)
    {
        const int perLine = (int)((ChartLayout.CardWidth - (2 * Padding)) / CharacterWidth);
        var lines = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > perLine && lines.Count < MaxLines - 1)
        {
            var end = rest[..(perLine + 1)].LastIndexOf(' ');
            if (end <= 0) end = char.IsHighSurrogate(rest[perLine - 1]) ? perLine - 1 : perLine;
            lines.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        var most = rest.Length > perLine && char.IsHighSurrogate(rest[perLine - 2]) ? perLine - 2 : perLine - 1;
        lines.Add(rest.Length > perLine ? string.Concat(rest[..most].TrimEnd(), "…") : rest.ToString());
        return lines;
    }

    private static ChartNode Read(ChartDocument chart)
    {
        try
        {
            // Before anything is made of it.
            if (CountUnits(chart.Json.Span) > MaxUnits) throw TooLarge();
            return JsonSerializer.Deserialize<ChartNode>(chart.Json.Span, Deep)!;
        }
        catch (JsonException)
        {
            // Too deep; it is our own JSON, so nothing else can be wrong with it.
            throw TooLarge();
        }
    }

    private static int CountUnits(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deep.MaxDepth });
        var units = 0;
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("childCount"u8)) units++;
        return units;
    }

    private static RequestRefusedException TooLarge() => RequestRefusedException.Invalid("depth", $"A drawing has at most {MaxUnits} units and {MaxLevels} levels. Ask for fewer levels.");

    private static void AppendLine(StringBuilder svg, PlacedUnit unit, PlacedUnit parent, ChartDirection direction)
    {
        const double half = ChartLayout.CardWidth / 2, middle = ChartLayout.CardHeight / 2;
        var path = (direction, unit.IsStacked) switch
        {
            (ChartDirection.Down, true) => Invariant($"M{parent.X + half:0.#} {parent.Y + ChartLayout.CardHeight:0.#}v14H{unit.X - 8:0.#}V{unit.Y + middle:0.#}h8"),
            (ChartDirection.Down, false) => Invariant($"M{parent.X + half:0.#} {parent.Y + ChartLayout.CardHeight:0.#}v22H{unit.X + half:0.#}V{unit.Y:0.#}"),
            _ => Invariant($"M{parent.X + ChartLayout.CardWidth:0.#} {parent.Y + middle:0.#}h22V{unit.Y + middle:0.#}H{unit.X:0.#}"),
        };
        svg.Append("<path d=\"").Append(path).Append("\"/>\n");
    }

    private static void AppendCard(StringBuilder svg, PlacedUnit unit, Language language)
    {
        var node = unit.Node;
        svg.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({unit.X:0.#} {unit.Y:0.#})"><title>{Escape(node.Name)}</title>""")
            .Append(CultureInfo.InvariantCulture, $"""<rect width="{ChartLayout.CardWidth}" height="{ChartLayout.CardHeight}" rx="8" fill="#f7fafc" stroke="{(unit.Parent is null ? "#1d4f7c" : "#7b8896")}" stroke-width="{(unit.Parent is null ? 2 : 1)}"/>""");
        var y = 22;
        foreach (var line in Wrap(node.Name))
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Padding}" y="{y}" font-weight="600">{Escape(line)}</text>""");
            y += LineHeight;
        }

        var people = string.Format(language == Language.French ? French : English, "{0:N0} {1}", node.TotalEmployeeCount, WordOf(node.TotalEmployeeCount, language));
        var facts = node.Acronym is null ? people : $"{node.Acronym} · {people}";
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Padding}" y="58" font-size="12" fill="#526070">{Escape(facts)}</text></g>""").Append('\n');
    }

    private static string WordOf(int people, Language language) => language == Language.French ? (people < 2 ? "personne" : "personnes") : people == 1 ? "person" : "people";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names may hold characters that XML 1.0 has not at all.</summary>
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Select(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '�')));
}
