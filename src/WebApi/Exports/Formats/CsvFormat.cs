using CsvHelper;
using OrgChart.Application.Exports;
using OrgChart.WebApi.Imports;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>A table for spreadsheets (RFC 4180) with a row for each person, or for each unit where people are left out; no cell is taken for a formula.</summary>
internal sealed class CsvFormat : IExportFormat
{
    public string Name => "csv";

    public string MediaType => AnswersCsvAttribute.MediaType + "; charset=utf-8";

    public string Extension => "csv";

    public bool ShowsPeople => true;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var text = output.AsText(withMark: true);
        await using var csv = new CsvWriter(text, FindingsTable.Settings, leaveOpen: true);
        if (branch.Selection.WithPeople)
        {
            var columns = ExportColumns.OfPeople(branch.View.WithContactData);
            WriteHeader(csv, columns);
            foreach (var unit in branch.Units)
            {
                var written = 0;
                foreach (var person in unit.People)
                {
                    WriteRow(csv, columns, new(unit, person));
                    if (!ExportOutput.IsTimeToPause(++written)) continue;
                    await csv.FlushAsync();
                    await output.PauseAsync(text);
                }

                await csv.FlushAsync();
                await output.PauseAsync(text);
            }
        }
        else
        {
            WriteHeader(csv, ExportColumns.OfUnits);
            foreach (var unit in branch.Units)
            {
                WriteRow(csv, ExportColumns.OfUnits, unit);
                await csv.FlushAsync();
                await output.PauseAsync(text);
            }
        }
    }

    private static void WriteHeader<T>(CsvWriter csv, IReadOnlyList<Column<T>> columns)
    {
        foreach (var column in columns) csv.WriteField(column.Name);
        csv.NextRecord();
    }

    private static void WriteRow<T>(CsvWriter csv, IReadOnlyList<Column<T>> columns, T row)
    {
        foreach (var column in columns)
        {
            var value = column.Value(row);
            if (value is int number) csv.WriteField(number);
            else csv.WriteField(FindingsTable.Safe((string?)value));
        }

        csv.NextRecord();
    }
}
