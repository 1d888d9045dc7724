using System.Text;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Infrastructure.Imports.Tables;

namespace OrgChart.UnitTests.Imports.Tables;

/// <summary>Tables in memory, read as files are.</summary>
internal static class TableTest
{
    /// <summary>Reads some lines as a CSV file in UTF-8.</summary>
    public static Task<SourceDirectory> Read(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    /// <summary>Reads a file.</summary>
    public static Task<SourceDirectory> Read(byte[] bytes, ColumnMapping? mapping = null, string[]? departments = null, string name = "people.csv") =>
        Source(name).ReadAsync(File(bytes, name) with { Mapping = mapping }, departments ?? [], new Progress<ImportProgress>(), CancellationToken.None);

    /// <summary>Guesses what the columns of a CSV file mean.</summary>
    public static ColumnMapping Guess(params string[] lines) => Source("people.csv").Guess(File(Encoding.UTF8.GetBytes(string.Join("\n", lines)), "people.csv"));

    /// <summary>Who is in the directory, with unit and manager: "Roy in Finance under Tremblay".</summary>
    public static IEnumerable<string> People(SourceDirectory directory) => directory.Employees.Select(person =>
        $"{person.Details.Surname} in {person.Unit.Name.En}" + (directory.Managers?.GetValueOrDefault(person) is { } manager ? $" under {manager.Details.Surname}" : ""));

    /// <summary>What was found, without the sentences.</summary>
    public static IEnumerable<(int Line, string? Column, string Code)> Findings(SourceDirectory directory) =>
        directory.Reading.Findings.Select(finding => (finding.Line, finding.Column, finding.Code));

    /// <summary>The sentence of the only finding of a code.</summary>
    public static string Message(SourceDirectory directory, string code) => directory.Reading.Findings.Single(finding => finding.Code == code).Message;

    private static TableSource Source(string name) =>
        name.EndsWith(".xlsx", StringComparison.Ordinal) ? TableSource.OfXlsx(Options.Create(new ImportOptions())) : TableSource.OfCsv(Options.Create(new ImportOptions()));

    private static SourceFile File(byte[] bytes, string name) => new(name, () => new MemoryStream(bytes));
}
