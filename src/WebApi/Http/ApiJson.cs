using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Changes;
using OrgChart.Application.Clients;
using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Employees;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.Application.Search;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Application.Teams;
using OrgChart.Application.Units;
using OrgChart.Application.Users;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Commands;
using OrgChart.WebApi.Commands.Doctor;
using OrgChart.WebApi.Hosting;

namespace OrgChart.WebApi.Http;

/// <summary>How answers become JSON, worked out when the program is built.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Page<DepartmentItem>))]
[JsonSerializable(typeof(Page<UnitItem>))]
[JsonSerializable(typeof(Page<EmployeeItem>))]
[JsonSerializable(typeof(Page<UnitReference>))]
[JsonSerializable(typeof(UnitAnswer))]
[JsonSerializable(typeof(EmployeeAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(Page<ImportAnswer>))]
[JsonSerializable(typeof(Page<FindingAnswer>))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(IReadOnlyList<MigrationState>))]
[JsonSerializable(typeof(IReadOnlyList<KeyLine>))]
[JsonSerializable(typeof(Page<ReportingLineAnswer>))]
[JsonSerializable(typeof(Page<TeamAnswer>))]
[JsonSerializable(typeof(TeamAnswer))]
[JsonSerializable(typeof(Page<TeamMemberAnswer>))]
[JsonSerializable(typeof(Page<AuditEntryAnswer>))]
[JsonSerializable(typeof(AuditEntryAnswer))]
[JsonSerializable(typeof(Page<AccessEntryAnswer>))]
[JsonSerializable(typeof(ChangePage))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<BatchStepAnswer>))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TokenErrorAnswer))]
[JsonSerializable(typeof(RevocationAnswer))]
[JsonSerializable(typeof(KeySetAnswer))]
[JsonSerializable(typeof(ChartNode))]
[JsonSerializable(typeof(ServerMetadataAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(Page<UserAnswer>))]
[JsonSerializable(typeof(ResetCodeAnswer))]
[JsonSerializable(typeof(Page<SessionAnswer>))]
[JsonSerializable(typeof(UserExport))]
[JsonSerializable(typeof(SecondFactorKeyAnswer))]
[JsonSerializable(typeof(RecoveryCodesAnswer))]
[JsonSerializable(typeof(ClientAnswer))]
[JsonSerializable(typeof(Page<ClientAnswer>))]
[JsonSerializable(typeof(ClientSecretAnswer))]
[JsonSerializable(typeof(Page<SecurityEventAnswer>))]
[JsonSerializable(typeof(CreatedUser))]
[JsonSerializable(typeof(CopyReport))]
[JsonSerializable(typeof(BackupFile))]
[JsonSerializable(typeof(RestoredDatabase))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(IReadOnlyList<ScheduledJob>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>How the bytes look.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        // Letters of all languages as they are; what HTML would read as markup stays escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    /// <summary>Writes a value as JSON in UTF-8.</summary>
    public static void Write<T>(IBufferWriter<byte> buffer, T value, bool indented = false)
    {
        using var writer = new Utf8JsonWriter(buffer, WriterOptions with { Indented = indented });
        Write(writer, value);
    }

    /// <summary>Writes a value with a writer that is there already.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T value) => JsonSerializer.Serialize(writer, value, TypeInfo<T>.Value);

    private static class TypeInfo<T>
    {
        public static readonly JsonTypeInfo<T> Value = (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;
    }
}
