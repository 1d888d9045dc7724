using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>Whether the format of the file that is loaded on a schedule is known, and its mapping can be read.</summary>
internal sealed class ScheduleCheck(IServiceScopeFactory scopes) : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options)
    {
        if (!options.IsOn) return ValidateOptionsResult.Skip;
        try
        {
            using var scope = scopes.CreateScope();
            var sources = scope.ServiceProvider.GetServices<IDirectorySource>().ToList();
            if (sources.Find(one => one.Format == options.Format) is not { } source)
                return ValidateOptionsResult.Fail($"Imports:Schedule:Format is \"{options.Format}\"; it takes {string.Join(", ", sources.Select(one => one.Format))}.");
            if (options.MappingFile.Length == 0) return ValidateOptionsResult.Success;
            if (source is not ITableSource) return ValidateOptionsResult.Fail($"Imports:Schedule:MappingFile is only for tables: the columns of the format {options.Format} are fixed.");
            ColumnMappingJson.Read(File.ReadAllText(options.MappingFile), options.MappingFile);
            return ValidateOptionsResult.Success;
        }
        catch (Exception wrong) when (wrong is CodedException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Imports:Schedule:MappingFile cannot be used. {wrong.Message}");
        }
        catch (OptionsValidationException)
        {
            // Other settings are wrong, and say so themselves.
            return ValidateOptionsResult.Skip;
        }
    }
}
