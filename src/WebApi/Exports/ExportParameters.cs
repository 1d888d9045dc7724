using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.WebApi.Units;

namespace OrgChart.WebApi.Exports;

/// <summary>What to write out, and how.</summary>
public sealed class ExportParameters : ChartParameters
{
    /// <summary>The form: csv (safe for spreadsheets), xlsx, json, jsonld (W3C ORG), vcard, mermaid or dot (Graphviz).</summary>
    [FromQuery(Name = "format")]
    [RegularExpression(ExportFormats.Pattern, ErrorMessage = ExportFormats.Error)]
    public string Format { get; init; } = ExportFormats.Default;

    /// <summary>Whether people belong to it. When left out, they do in all but mermaid and dot. Without them, csv has a row and vcard a card for each unit.</summary>
    [FromQuery(Name = "people")]
    public bool? People { get; init; }

    internal IExportFormat Form => ExportFormats.ByName[Format];

    internal bool WithPeople => People ?? Form.ShowsPeople;
}
