using System.Globalization;
using System.Text;
using OrgChart.Application.Employees;
using OrgChart.Application.Exports;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>Cards for address books (vCard 4.0, RFC 6350): one for each person, or for each unit where people are left out.</summary>
internal sealed class VCardFormat : IExportFormat
{
    // Octets, without the end of the line (RFC 6350, 3.2).
    private const int MaxLine = 75;
    private const string EndOfLine = "\r\n";

    public string Name => "vcard";

    public string MediaType => "text/vcard; charset=utf-8";

    public string Extension => "vcf";

    public bool ShowsPeople => true;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var cards = output.AsText(EndOfLine);
        foreach (var unit in branch.Units)
        {
            if (!branch.Selection.WithPeople) WriteUnit(cards, unit);
            var written = 0;
            foreach (var person in unit.People)
            {
                WritePerson(cards, person);
                if (ExportOutput.IsTimeToPause(++written)) await output.PauseAsync(cards);
            }

            await output.PauseAsync(cards);
        }
    }

    /// <summary>A line in parts of at most 75 octets; the next part begins with a blank. No character is torn.</summary>
    internal static string Fold(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= MaxLine) return line;
        var folded = new StringBuilder(line.Length + 16);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxLine)
            {
                folded.Append(EndOfLine).Append(' ');
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    /// <summary>A text as a value or a part of one (RFC 6350, 3.4): what would end it is escaped, what no card may hold is left out.</summary>
    internal static string Escape(string? text)
    {
        if (text is null) return "";
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n') escaped.Append("\\n");
            else if (c is '\\' or ',' or ';') escaped.Append('\\').Append(c);
            else if (!char.IsControl(c) || c == '\t') escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void WritePerson(TextWriter cards, EmployeeAnswer person)
    {
        Begin(cards, "individual", string.Create(CultureInfo.InvariantCulture, $"orgchart-employee-{person.Id}"));
        Write(cards, "FN", person.DisplayName);
        Write(cards, "N", person.Surname, person.GivenName, "", "", "");
        if (person.JobTitle is not null) Write(cards, "TITLE", person.JobTitle);
        Write(cards, "ORG", [.. person.Path.Select(unit => unit.Name)]);
        if (person.Phone is not null) Write(cards, "TEL;TYPE=work", person.Phone);
        if (person.Email is not null) Write(cards, "EMAIL;TYPE=work", person.Email);
        // Post office box and extended address stay empty, as the standard wants it; there is no place for floor and room.
        if (person.Address is { } address && ((string?[])[address.Street, address.City, address.Province, address.PostalCode, address.Country]).Any(part => part is not null))
            Write(cards, "ADR;TYPE=work", "", "", address.Street, address.City, address.Province, address.PostalCode, address.Country);
        End(cards);
    }

    private static void WriteUnit(TextWriter cards, BranchUnit unit)
    {
        Begin(cards, "org", string.Create(CultureInfo.InvariantCulture, $"orgchart-unit-{unit.Unit.Id}"));
        Write(cards, "FN", unit.Unit.Name);
        Write(cards, "ORG", [.. unit.Unit.Path.Select(part => part.Name)]);
        if (unit.Unit.Acronym is not null) Write(cards, "NICKNAME", unit.Unit.Acronym);
        End(cards);
    }

    private static void Begin(TextWriter cards, string kind, string id)
    {
        cards.WriteLine("BEGIN:VCARD");
        cards.WriteLine("VERSION:4.0");
        cards.WriteLine("KIND:" + kind);
        cards.WriteLine("UID;VALUE=text:" + id);
    }

    private static void End(TextWriter cards) => cards.WriteLine("END:VCARD");

    private static void Write(TextWriter cards, string property, params string?[] parts) => cards.WriteLine(Fold($"{property}:{string.Join(';', parts.Select(Escape))}"));
}
