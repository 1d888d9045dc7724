using System.Globalization;
using System.Text;
using CsvHelper;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.CancelImport;
using OrgChart.Application.Imports.FindApplicableImport;
using OrgChart.Application.Imports.GetImport;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Imports.ListImportFindings;
using OrgChart.Application.Imports.ListImports;
using OrgChart.Domain.Imports;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Imports;

/// <summary>Loading a directory from a file.</summary>
internal static class ImportEndpoints
{
    private static readonly Feature About = new("Imports", "Loading the directory from a file: all of it or nothing. One load runs at a time.");

    /// <summary>Maps them.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapFeature("imports", About, Permissions.ImportsRun);
        imports.MapPost("", Start).RequireRateLimiting(RateLimitPolicies.Expensive);
        imports.MapGet("", List);
        imports.MapGet("{id:int}", Get);
        imports.MapGet("{id:int}/findings", Findings);
        imports.MapGet("{id:int}/findings.csv", FindingsAsCsv).RequireRateLimiting(RateLimitPolicies.Expensive);
        imports.MapPost("{id:int}/cancel", Cancel);
        imports.MapPost("{id:int}/apply", Apply).RequireRateLimiting(RateLimitPolicies.Expensive);
    }

    /// <summary>Begins to load a file. The answer comes when it is received and the load stands in the history; look there how it goes on.</summary>
    /// <param name="request">The file and what to do with it.</param>
    [Begins<ImportAnswer>, TakesUpload<UploadForm>, Fails("import.running", "import.format_unknown", "import.mapping_wrong"), OneAtATime, Upload]
    private static async Task Start(ApiRequest request)
    {
        using var file = request.Http.RequestServices.GetRequiredService<Uploads>().New();
        var (upload, dryRun) = await file.ReceiveAsync(request.Http);
        await BeginAsync(request, file, upload, dryRun, expectedRevision: null);
    }

    /// <summary>Lists the loads, newest first.</summary>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<ImportAnswer>>]
    private static async Task List(ApiRequest<PageParameters> request) => await Answers.Json(request, await request.SendAsync(new ListImportsQuery(request.Parameters.Page)));

    /// <summary>Shows a load: how far it is, or how it ended.</summary>
    /// <param name="id">The load's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [Answers<ImportAnswer>, Fails("import.not_found")]
    private static async Task Get(int id, ApiRequest request) => await Answers.Json(request, await request.SendAsync(new GetImportQuery(id)));

    /// <summary>Lists what a load found, in the file's order.</summary>
    /// <param name="id">The load's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<FindingAnswer>>, Fails("import.not_found")]
    private static async Task Findings(int id, ApiRequest<PageParameters> request) => await Answers.Json(request, await request.SendAsync(new ListImportFindingsQuery(id, request.Parameters.Page)));

    /// <summary>Hands out all that a load found as a table for spreadsheets.</summary>
    /// <param name="id">The load's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [AnswersCsv, Fails("import.not_found")]
    private static async Task FindingsAsCsv(int id, ApiRequest request)
    {
        var page = await request.SendAsync(new ListImportFindingsQuery(id, new PageRequest(0, PageRequest.MaxLimit)));
        var response = request.Http.Response;
        response.ContentType = AnswersCsvAttribute.MediaType + "; charset=utf-8";
        response.Headers.CacheControl = EntityTag.AskEachTime;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"findings-{id}.csv\"");
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, FindingsTable.Settings);
        await FindingsTable.WriteHeaderAsync(csv);
        for (var offset = 0; page.Items.Count > 0; page = await request.SendAsync(new ListImportFindingsQuery(id, new PageRequest(offset, PageRequest.MaxLimit))))
        {
            foreach (var finding in page.Items) await FindingsTable.WriteAsync(csv, finding.Line, finding.Column, finding.Code, finding.Message);
            await csv.FlushAsync();
            offset += page.Items.Count;
        }
    }

    /// <summary>Cancels a load that is running. One that writes already is waited for: then it has ended.</summary>
    /// <param name="id">The load's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [Answers<ImportAnswer>, Fails("import.not_found", "import.ended")]
    private static async Task Cancel(int id, ApiRequest request) => await Answers.Json(request, await request.SendAsync(new CancelImportCommand(id)));

    /// <summary>Does what a dry run of the last day has said, as long as the directory is the same as then.</summary>
    /// <param name="id">The dry run's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [Begins<ImportAnswer>, Fails("import.not_found", "import.nothing_to_apply", "import.directory_moved", "import.file_gone", "import.running"), OneAtATime]
    private static async Task Apply(int id, ApiRequest request)
    {
        var tried = await request.SendAsync(new FindApplicableImportQuery(id));
        var (file, upload) = request.Http.RequestServices.GetRequiredService<Uploads>().Get(new ImportId(id));
        await BeginAsync(request, file, upload, dryRun: false, tried.Revision);
    }

    private static async Task BeginAsync(ApiRequest request, UploadedFile file, Upload upload, bool dryRun, long? expectedRevision)
    {
        var command = new ImportDirectoryCommand(upload.Format, new SourceFile(upload.FileName, file.Open) { Mapping = upload.Mapping }, upload.Departments, dryRun, upload.Force, new NobodyWatches())
        {
            ExpectedRevision = expectedRevision,
            Begun = id => file.Begin(id, dryRun ? upload : null),
        };
        var id = await request.Http.RequestServices.GetRequiredService<ImportRunner>().BeginAsync(request.Http, command, file.End);
        request.Http.Response.StatusCode = StatusCodes.Status202Accepted;
        request.Http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/imports/{id.Value}");
        await Answers.Json(request, await request.SendAsync(new GetImportQuery(id.Value)));
    }
}

/// <summary>A file to be loaded, and what to do with it.</summary>
public sealed class UploadForm
{
    /// <summary>The file: a CSV, a zip with one in it, or an Excel workbook.</summary>
    public required IFormFile File { get; init; }

    /// <summary>Its format: <c>geds</c>, <c>csv</c>, <c>xlsx</c> or <c>uk-organogram</c>; <c>geds</c> when left out.</summary>
    public string? Format { get; init; }

    /// <summary>Whether to say only what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether to load it even when many people would be removed (<c>Imports:MaxRemovedShare</c>).</summary>
    public bool Force { get; init; }

    /// <summary>Acronyms or names of the only departments to load, with commas between; all when left out.</summary>
    public string? Departments { get; init; }

    /// <summary>What the columns of a <c>csv</c> or <c>xlsx</c> file mean, as JSON (<c>orgchart import --save-mapping</c> writes it); guessed from the header when left out. At most 20,000 characters.</summary>
    public string? Mapping { get; init; }
}
