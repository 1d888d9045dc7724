using Microsoft.Extensions.Options;
using NUnit.Framework;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.IntegrationTests.Imports.Geds;

/// <summary>Tests that read an extract without a database.</summary>
public abstract class GedsTest
{
    private protected static readonly GedsUnit Employment = GedsUnit.Top("ESDC-EDSC", "Employment and Social Development Canada", "Emploi et Développement social Canada");
    private protected static readonly GedsUnit Finance = Employment.With("101-101", "Finance", "Finances", "FIN");
    private protected static readonly GedsUnit Revenue = GedsUnit.Top("CRA-ARC", "Canada Revenue Agency", "Agence du revenu du Canada");

    private protected static Task<SourceDirectory> ReadAsync(
        SourceFile file, IReadOnlyList<string>? departments = null, long maxBytes = long.MaxValue, CancellationToken cancellationToken = default) =>
        new GedsSource(Options.Create(new ImportOptions { MaxBytes = maxBytes })).ReadAsync(file, departments ?? [], new Ignored(), cancellationToken);

    private protected static Task<SourceDirectory> ReadAsync(GedsExtract extract, params string[] departments) => ReadAsync(extract.File(), departments);

    /// <summary>Why a file cannot be read.</summary>
    private protected static string RefusalOf(SourceFile file, long maxBytes = long.MaxValue)
    {
        var refused = Assert.ThrowsAsync<RuleBrokenException>(() => ReadAsync(file, maxBytes: maxBytes));
        Assert.That(refused!.Code, Is.EqualTo("import.unreadable"));
        return refused.Message;
    }

    private protected static string? SurnamesOf(SourceDirectory directory) => string.Join(' ', directory.Employees.Select(person => person.Details.Surname));

    private protected static (int Line, string? Column, string Code)[] FindingsOf(SourceDirectory directory) =>
        [.. directory.Reading.Findings.Select((ImportFinding finding) => (finding.Line, finding.Column, finding.Code))];

    private sealed class Ignored : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
        }
    }
}
