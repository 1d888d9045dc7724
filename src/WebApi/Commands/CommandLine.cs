using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OrgChart.Application.Operations;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Commands;

/// <summary>The command line: <c>orgchart VERB</c>. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
internal static partial class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs a verb. Without one shows the help; hosts of tests, which name settings and no verb, get a server.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Settings go to the configuration, wherever they stand; what is left is the verb and its options.
        var settings = args.Where(IsSetting).ToArray();
        var words = args.Where(argument => !IsSetting(argument)).ToArray();
        if (args.Length == 0)
        {
            await Root(settings).Parse("--help").InvokeAsync();
            return WrongUsage;
        }

        var parsed = Root(settings).Parse(words.Length == 0 ? [ServeCommand.Verb] : words);
        // A shell asks what could be typed next; what was typed so far is no mistake.
        if (args is [var first, ..] && first.StartsWith(CompletionCommand.Directive, StringComparison.Ordinal)) return await parsed.InvokeAsync();
        var errors = parsed.Errors.Select(error => error.Message).ToList();
        if (errors.Count > 0)
        {
            foreach (var error in errors) Terminal.Error.Line(error);
            Terminal.Error.Line("Try: orgchart --help");
            return WrongUsage;
        }

        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            // A server stops in its own time (Draining); the library would end the process two seconds after SIGTERM.
            if (parsed.CommandResult.Command.Name == ServeCommand.Verb) invocation.ProcessTerminationTimeout = null;
            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception exception) when (Explain(exception) is { } sentence)
        {
            Terminal.Error.Line(sentence);
            return Failed;
        }
        catch (Exception exception)
        {
            Terminal.Error.Line($"An error that nobody foresaw; please report it:{Environment.NewLine}{exception}");
            return Failed;
        }
    }

    /// <summary>All verbs.</summary>
    /// <param name="settings">What stands on the command line besides, e.g. <c>--Section:Key=value</c>.</param>
    public static RootCommand Root(string[] settings) => new(
        "OrgChart: who works where.\n\nSettings of appsettings.json can follow any verb as --Section:Key=value, e.g. --Database:ConnectionString=\"Data Source=x.db\".")
    {
        ServeCommand.Create(settings), ImportCommand.Create(settings), ImportsCommand.Create(settings), MigrateCommand.Create(settings), CopyCommand.Create(settings),
        BackupCommand.Create(settings), RestoreCommand.Create(settings),
        CreateUserVerb.Create(settings), CreateClientVerb.Create(settings), GenerateSecretsCommand.Create(settings), KeysCommand.Create(settings), ExportOpenApiCommand.Create(settings),
        DoctorCommand.Create(settings), SearchCommand.Create(settings), ShowCommand.Create(settings), TreeCommand.Create(settings), ExportCommand.Create(settings),
        UsersCommand.Create(settings), ClientsCommand.Create(settings), JobsCommand.Create(settings), CompletionCommand.Create(),
    };

    /// <summary>
    /// Whether an argument is a setting, <c>--Section:Key=value</c>, or one of those that a host has without a section. Hosts of tests also
    /// name the sections themselves, with nothing behind the sign of equality.
    /// </summary>
    private static bool IsSetting(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || !argument.StartsWith("--", StringComparison.Ordinal)) return false;
        var key = argument[2..equals];
        return key.Contains(':', StringComparison.Ordinal) || equals == argument.Length - 1 || key is "urls" or "environment" or "contentRoot" or "applicationName";
    }

    /// <summary>What to say of an exception that an operator can do something about; null for any other.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OperationRefusedException or CodedException or IOException or UnauthorizedAccessException => exception.Message,
        FluentValidation.ValidationException invalid => string.Join(Environment.NewLine, invalid.Errors.Select(error => error.ErrorMessage)),
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures.Select(failure => OfAnnotation().Replace(failure, ""))),
        // Kestrel of an address to listen at.
        FormatException address when address.Message.StartsWith("Invalid url", StringComparison.OrdinalIgnoreCase) => $"{address.Message} An address to listen at looks like http://127.0.0.1:5080 (--urls).",
        // The host wraps a setting that cannot be read, e.g. a word where a number should stand.
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable when unreadable.Message.Contains("configuration", StringComparison.Ordinal) => unreadable.Message,
        // A file of the configuration, which the outer message names, cannot be read; the inner one says why.
        InvalidDataException { InnerException: { } inner } broken => $"{broken.Message} {inner.Message}",
        DbException database => $"The database refused: {database.Message}",
        OperationCanceledException => "Stopped.",
        _ => null,
    };

    /// <summary>What the library puts before the sentence of a rule.</summary>
    [GeneratedRegex("^DataAnnotation validation failed for '[^']*' members: '[^']*' with the error: '|'\\.$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex OfAnnotation();
}
