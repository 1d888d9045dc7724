using System.Text.Json;
using OrgChart.Application.Exports;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>JSON in which units and people look as they do one by one (<c>GET /units/{id}</c>, <c>GET /employees/{id}</c>).</summary>
internal sealed class JsonFormat : IExportFormat
{
    public string Name => "json";

    public string MediaType => "application/json; charset=utf-8";

    public string Extension => "json";

    public bool ShowsPeople => true;

    public async Task WriteAsync(Branch branch, ExportOutput output)
    {
        await using var json = new Utf8JsonWriter(output, ApiJson.WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("revision", branch.Revision);
        json.WriteString("language", branch.View.Translation.Language.Code());
        json.WriteStartArray("units");
        foreach (var unit in branch.Units)
        {
            json.WriteStartObject();
            json.WriteNumber("level", unit.Level);
            if (unit.HeadId is { } head) json.WriteNumber("headId", head);
            else json.WriteNull("headId");
            json.WritePropertyName("unit");
            ApiJson.Write(json, unit.Unit);
            json.WriteStartArray("employees");
            var written = 0;
            foreach (var person in unit.People)
            {
                ApiJson.Write(json, person);
                if (!ExportOutput.IsTimeToPause(++written)) continue;
                await json.FlushAsync();
                await output.PauseAsync();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync();
            await output.PauseAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
