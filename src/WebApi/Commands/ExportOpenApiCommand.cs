using System.CommandLine;
using Microsoft.OpenApi;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace OrgChart.WebApi.Commands;

/// <summary><c>export-openapi</c>: writes the OpenAPI document.</summary>
internal static class ExportOpenApiCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Where to; standard output when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export-openapi", "Writes the OpenAPI document of this version. Example: orgchart export-openapi docs/openapi.json") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = WebHost.Build(settings);
            var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApiServices.Document);
            var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, cancellationToken) + "\n";
            if (parsed.GetValue(file) is { } target) await File.WriteAllTextAsync(target.FullName, json, cancellationToken);
            else Terminal.Out.Line(json.TrimEnd());
            return 0;
        });
        return command;
    }
}
