using System.Buffers;
using System.Text;
using OrgChart.WebApi.Http;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary>Where the verbs write: data to standard output, all else to standard error.</summary>
internal static class Terminal
{
    // Characters.
    private const int WidthOfFiles = 200;

#pragma warning disable RS0030 // the one place that knows the console
    /// <summary>Standard output.</summary>
    public static IAnsiConsole Out { get; } = Wide(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }));

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Writes a value as indented JSON.</summary>
    public static void WriteJson<T>(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ApiJson.Write(buffer, value, indented: true);
        Console.Out.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Standard output as bytes.</summary>
    public static Stream OpenOutput() => Console.OpenStandardOutput();

    /// <summary>Reads a line from standard input; null at its end.</summary>
    public static ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => Console.In.ReadLineAsync(cancellationToken);
#pragma warning restore RS0030

    /// <summary>Where nobody looks on, tables need not fit a screen.</summary>
    private static IAnsiConsole Wide(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = WidthOfFiles;
        return console;
    }

    /// <summary>Writes a line of plain text, as it is, whatever brackets it has.</summary>
    public static void Line(this IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);
}
