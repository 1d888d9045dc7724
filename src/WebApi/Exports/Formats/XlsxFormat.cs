using OrgChart.Application.Exports;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>A workbook (ISO/IEC 29500) with a sheet of people and one of units. All texts are texts: a cell that begins like a formula is none.</summary>
internal sealed class XlsxFormat : IExportFormat
{
    public string Name => "xlsx";

    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string Extension => "xlsx";

    public bool ShowsPeople => true;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var book = new Workbook(output);
        if (branch.Selection.WithPeople)
        {
            // First, because that is the sheet that a load reads.
            var people = branch.Units.SelectMany(unit => unit.People.Select(person => new BranchPerson(unit, person)));
            await book.WriteAsync("People", ExportColumns.OfPeople(branch.View.WithContactData), people);
        }

        await book.WriteAsync("Units", ExportColumns.OfUnits, branch.Units);
    }
}
