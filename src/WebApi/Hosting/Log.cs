using System.Globalization;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace OrgChart.WebApi.Hosting;

/// <summary>The log: to standard error, so that what a verb prints can be piped, and to a file if one is named.</summary>
internal static class Log
{
    /// <summary>
    /// Its activity and scope on every request cost a tenth of a small one, and the scope holds the address, which may name a person. Errors name their traceId themselves.
    /// No provider of a log may listen to this category.
    /// </summary>
    public const string CategoryOfRequests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private const long BytesOfMegabyte = 1 << 20;
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    public static ILoggingBuilder AddOrgChartLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.Services.AddOptions<LogOptions>().Bind(configuration.GetSection(LogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        // Made when it is first needed: then the options have been looked at.
        logging.Services.AddSingleton(provider => Create(configuration, provider.GetRequiredService<IOptions<LogOptions>>().Value));
        logging.ClearProviders();
        logging.Services.AddSingleton<ILoggerProvider>(provider => new SerilogLoggerProvider(provider.GetRequiredService<Logger>()));
        return logging.AddFilter<SerilogLoggerProvider>(category: null, LogLevel.Trace).AddFilter<SerilogLoggerProvider>(CategoryOfRequests, LogLevel.None);
    }

    private static Logger Create(IConfiguration configuration, LogOptions options)
    {
        var log = new LoggerConfiguration().ReadFrom.Configuration(configuration);
        if (options.Console == LogForm.Text) log.WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
        if (options.Console == LogForm.Json) log.WriteTo.Console(Formatter(LogForm.Json), standardErrorFromLevel: LogEventLevel.Verbose);
        if (options.File.Length > 0 && options.FileForm != LogForm.None)
        {
            log.WriteTo.File(
                Formatter(options.FileForm), options.File, rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, fileSizeLimitBytes: options.MaxFileMegabytes * BytesOfMegabyte,
                retainedFileCountLimit: options.KeptFiles);
        }

        return log.CreateLogger();
    }

    private static ITextFormatter Formatter(LogForm form) =>
        form == LogForm.Json ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture) : new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture);
}
