using System.CommandLine;
using System.IO.Pipelines;
using System.Security.Cryptography;
using OrgChart.Application.Exports;
using OrgChart.Application.Exports.ExportBranch;
using OrgChart.Application.Operations;
using OrgChart.Application.Units;
using OrgChart.WebApi.Exports;

namespace OrgChart.WebApi.Commands;

/// <summary><c>export</c>: writes units and people in the forms of other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Where to; standard output when left out.", Arity = ArgumentArity.ZeroOrOne };
        var unit = CommonOptions.Number("--unit", "The id of the unit at the top; the whole directory when left out.", 1, int.MaxValue);
        var format = new Option<string?>("--format") { Description = "The form; what the file's name says, or csv, when left out." };
        format.AcceptOnlyFromAmong([.. ExportFormats.ByName.Keys]);
        var people = new Option<bool?>("--people") { Arity = ArgumentArity.ExactlyOne, HelpName = "true|false", Description = "Whether people belong to it (true or false); when left out, they do in all but mermaid and dot." };
        var depth = CommonOptions.Number("--depth", "How many levels beneath the top, 0 to 1000; all when left out.", 0, ChartNode.MaxDepth);
        var lang = CommonOptions.Lang();
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there already." };
        var command = new Command(
            "export",
            "Writes units and people, with contact data, for spreadsheets (csv, xlsx), programs (json, jsonld in the terms of W3C ORG), address books (vcard) and diagrams (mermaid, dot).\n"
            + "Example: orgchart export finance.xlsx --unit 12 --lang fr")
        {
            file, unit, format, people, depth, lang, force,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(file)?.FullName;
            if (target is not null && File.Exists(target) && !parsed.GetValue(force)) throw new OperationRefusedException($"There is a file {target} already; --force replaces it.");
            var form = ExportFormats.ByName[parsed.GetValue(format) ?? NamedBy(target) ?? ExportFormats.Default];
            await using var host = VerbHost.Create(settings);
            var branch = await host.AskAsync(
                new ExportBranchQuery(parsed.GetValue(unit), parsed.GetValue(depth), parsed.GetValue(people) ?? form.ShowsPeople, new(CommonOptions.LanguageOf(parsed.GetValue(lang)!))), cancellationToken);
            if (target is null) await WriteAsync(branch, form, Terminal.OpenOutput(), cancellationToken);
            else await WriteAsync(branch, form, target, parsed.GetValue(force), cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Writes a branch into a stream, and closes it.</summary>
    public static async Task WriteAsync(Branch branch, IExportFormat format, Stream into, CancellationToken cancellationToken)
    {
        await using var stream = into;
        var pipe = PipeWriter.Create(stream);
        var output = new ExportOutput(pipe, cancellationToken);
        await format.WriteAsync(branch, output);
        await output.SendAsync();
        await pipe.CompleteAsync();
    }

    /// <summary>The same into a file, which has its name only when it is whole, and which only its owner may read: it holds contact data.</summary>
    private static async Task WriteAsync(Branch branch, IExportFormat format, string target, bool replace, CancellationToken cancellationToken)
    {
        var unfinished = $"{target}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(unfinished, options);
        try
        {
            await WriteAsync(branch, format, file, cancellationToken);
            File.Move(unfinished, target, replace);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The form that a file's ending names; null where it has none.</summary>
    /// <exception cref="OperationRefusedException">No form has this ending.</exception>
    private static string? NamedBy(string? file)
    {
        if (Path.GetExtension(file) is not { Length: > 0 } ending) return null;
        return ExportFormats.ByName.Values.FirstOrDefault(format => ending.Equals("." + format.Extension, StringComparison.OrdinalIgnoreCase))?.Name
            ?? throw new OperationRefusedException(
                $"No form has files that end with {ending}; there are {string.Join(", ", ExportFormats.ByName.Values.Select(format => "." + format.Extension))}. Or name one with --format.");
    }
}
