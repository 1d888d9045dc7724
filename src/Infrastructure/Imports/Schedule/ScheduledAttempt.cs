using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Imports.NoteFailedLoad;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>One attempt to load the directory from its source: fetches the file whole, and only then loads it, as a person's load would be.</summary>
internal sealed class ScheduledAttempt(
    IServiceScopeFactory scopes, ISourceDownload source, IOptions<ScheduleOptions> options, IOptions<ImportOptions> imports, ServerMetrics metrics, TimeProvider time, ILogger<ScheduledAttempt> log)
{
    /// <summary>Who loads, in the history.</summary>
    public const string Caller = "schedule";

    private string? mapping;

    private ScheduleOptions Settings => options.Value;

    /// <summary>The text of the mapping, or nothing. Read once: it was looked at when the server started, and an editor that replaces the file leaves none for a moment.</summary>
    private string Mapping => mapping ??= Settings.MappingFile.Length == 0 ? "" : File.ReadAllText(Settings.MappingFile);

    /// <summary>A digest of the settings that say what is loaded: another file, or the same read otherwise, is no file that is known.</summary>
    public string Source()
    {
        string[] said = [Settings.SourceUrl, Settings.Format, .. Settings.Departments.Order(StringComparer.Ordinal), Mapping];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said))));
    }

    /// <summary>Fetches and loads.</summary>
    /// <param name="knownTag">What the source calls the file that the directory has; null when it has another one, or none.</param>
    /// <param name="cancellationToken">Stops it, which leaves the directory as it was.</param>
    public async Task<AttemptResult> RunAsync(string? knownTag, CancellationToken cancellationToken)
    {
        var place = Path.Combine(imports.Value.UploadFolder, Path.GetRandomFileName());
        var hasBegun = false;
        try
        {
            if (await IsSomebodyLoadingAsync(cancellationToken)) return new AttemptResult.Busy();
            if (await FetchAsync(place, knownTag, cancellationToken) is { } file) return await LoadAsync(place, file, () => hasBegun = true, cancellationToken);
            log.LogInformation("The source of the directory still has the file that was loaded last.");
            return new AttemptResult.Unchanged();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (exception is not CodedException) log.LogError(exception, "Loading the directory from its source ended with an error.");
            var reason = exception as CodedException ?? ImportRules.Broken();
            // A person's load has begun while the file was fetched.
            if (!hasBegun && reason.Code == ImportRules.RunningCode) return new AttemptResult.Busy();
            // What has begun stands in the history, however it ends.
            if (!hasBegun) await NoteAsync(reason);
            return new AttemptResult.Failed(reason.Code, reason.Message);
        }
        finally
        {
            Remove(place);
        }
    }

    /// <summary>Whether a person's load is at work: then nothing is fetched for nothing.</summary>
    private async Task<bool> IsSomebodyLoadingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var running = await scope.ServiceProvider.GetRequiredService<IImportRepository>().ListRunningAsync(cancellationToken);
        return running.Any(import => time.GetUtcNow().UtcDateTime - import.HeardAt < Import.Silence);
    }

    private async Task<DownloadedFile?> FetchAsync(string place, string? knownTag, CancellationToken cancellationToken)
    {
        PrivateFolder.Make(imports.Value.UploadFolder);
        await using var target = new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        return await source.FetchAsync(knownTag, target, cancellationToken);
    }

    private async Task<AttemptResult> LoadAsync(string place, DownloadedFile file, Action begun, CancellationToken cancellationToken)
    {
        var columns = Settings.MappingFile.Length == 0 ? null : ColumnMappingJson.Read(Mapping, Path.GetFileName(Settings.MappingFile));
        var command = new ImportDirectoryCommand(
            Settings.Format, new SourceFile(file.Name, () => File.OpenRead(place)) { Mapping = columns }, [.. Settings.Departments], DryRun: false, Force: false, new NobodyWatches())
        {
            Begun = _ => begun(),
        };
        var import = (await SendAsync(command, cancellationToken)).Import;
        if (import.State == ImportState.Succeeded) log.LogInformation("Loaded the directory from its source (load {Import}).", import.Id.Value);
        return import.State switch
        {
            ImportState.Succeeded => new AttemptResult.Loaded(file.Tag, import.Id),
            ImportState.Cancelled => new AttemptResult.Cancelled(),
            _ => new AttemptResult.Failed(import.ErrorCode!, import.ErrorMessage!),
        };
    }

    /// <summary>Puts it into the history, where people look for loads that failed, and among the loads that are measured, where alerts do.</summary>
    private async Task NoteAsync(CodedException reason)
    {
        try
        {
            using (metrics.Load(isDryRun: false)) await SendAsync(new NoteFailedLoadCommand(Settings.Format, Caller, reason), CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The reason itself is told all the same.
            log.LogWarning(exception, "The history was not told that loading the directory from its source failed ({Code}).", reason.Code);
        }
    }

    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopeCaller>().Instead = new ServerCaller(Caller, Permissions.ImportsRun);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private void Remove(string place)
    {
        try
        {
            if (File.Exists(place)) File.Delete(place);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "A file that was fetched to be loaded could not be removed; it goes with the old uploads.");
        }
    }
}
