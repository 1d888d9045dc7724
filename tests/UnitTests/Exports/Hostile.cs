using System.IO.Pipelines;
using System.Text;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Exports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.UnitTests.Directory;
using OrgChart.WebApi.Exports;

namespace OrgChart.UnitTests.Exports;

/// <summary>Directories whose names want to be something else than names, and what formats make of them.</summary>
internal static class Hostile
{
    /// <summary>The id of the department; the units beneath it, and the people in them, have those from 2 on.</summary>
    public const int Department = 1;

    private static readonly Locality Ottawa = new(new("Ottawa", null), new("Ontario", null), new("Canada", null));

    /// <summary>Names that some program takes for a formula, a command, markup or the end of something.</summary>
    public static readonly string[] Names =
    [
        "=1+1", "+1", "-1+1|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "'=1", "a \"quoted\" name", "'quoted'", "line\nbreak", "line\r\nbreak", "line\rbreak",
        "nul\0 and \u0001\u001b[31m", "👩‍👩‍👧 family", "<b>&amp;</b><script>", "]]>", "_x000D_", "_x0041_ _x00zz_", "back\\slash;semi,colon", "#quot; #34; &#34;", "%%{init: {'theme':'dark'}}%%", "`**md**`",
        "1. list", "- item", "end", "\\N \\G \\L", "separators\u2028\u2029\u0085", " blanks around ", "𐐀𐐁", "style: #a;", "ﬂ°°60¶ß", "END:VCARD\r\nBEGIN:VCARD", "\uFFFE\uFFFF", new string('é', 100), new string('x', 74) + "€",
    ];

    /// <summary>A department with a unit for each name, and in it a person of that name.</summary>
    public static DirectorySnapshot Directory(params IReadOnlyList<string> names)
    {
        var units = new List<UnitRow> { new(Department, null, new("Department", "Ministère"), new("D", "M"), "OU=D", 1) };
        var people = new EmployeeTableBuilder();
        for (var i = 0; i < names.Count; i++)
        {
            units.Add(new(i + 2, Department, new(names[i], null), LocalizedText.None, null, 1));
            people.Add(new RowReader(new(
                i + 2, i + 2, i == 0 ? null : 2, names[i], names[i], new(names[i], null), names[i], names[i], new(names[i], null), Ottawa, "K1A 0B1", LocalizedText.None, "3", names[i], 1)));
        }

        var table = new UnitTable(units);
        return new(42, table, new EmployeeTable(people, table));
    }

    public static Branch Branch(this DirectorySnapshot directory, bool withPeople = true, bool withContactData = true, int? depth = null, Language language = Language.English) =>
        directory.Branch(new(new(Department), depth, withPeople), new EmployeeView(new Translation(language), withContactData));

    /// <summary>What a format makes of a branch.</summary>
    public static byte[] Write(this IExportFormat format, Branch branch)
    {
        using var file = new MemoryStream();
        var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
        var output = new ExportOutput(pipe, CancellationToken.None);
        // Nothing in it waits for anything but memory.
        format.WriteAsync(branch, output).GetAwaiter().GetResult();
        output.SendAsync().AsTask().GetAwaiter().GetResult();
        pipe.Complete();
        return file.ToArray();
    }

    /// <summary>The same as text.</summary>
    public static string WriteText(this IExportFormat format, Branch branch) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(format.Write(branch));
}
