using System.Globalization;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary>Shows how far a load or a copy has come: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressBar
{
    private const int PercentPerLine = 25;

    /// <summary>Runs a load and shows its progress on standard error.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work) =>
        ShowAsync(work, (ImportProgress value) => new(Name(value.Stage), value.Done, value.Total));

    /// <summary>Runs a copy and shows its progress on standard error.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<CopyProgress>, Task<T>> work) =>
        ShowAsync(work, (CopyProgress value) => new(value.Stage == CopyStage.Copying ? "Copying" : "Comparing", value.Done, value.Total));

    private static Task<T> ShowAsync<T, TProgress>(Func<IProgress<TProgress>, Task<T>> work, Func<TProgress, Step> read) =>
        Terminal.Error.Profile.Out.IsTerminal
            ? Terminal.Error.Progress().StartAsync(context => work(new Shown<TProgress>(new Bars(context).Report, read)))
            : work(new Shown<TProgress>(new Lines().Report, read));

    private static string Name(ImportStage stage) => stage switch
    {
        ImportStage.Reading => "Reading the file",
        ImportStage.Comparing => "Comparing with the directory",
        _ => "Writing",
    };

    private readonly record struct Step(string Name, long Done, long Total);

    private sealed class Shown<TProgress>(Action<Step> show, Func<TProgress, Step> read) : IProgress<TProgress>
    {
        public void Report(TProgress value) => show(read(value));
    }

    private sealed class Bars(ProgressContext context)
    {
        private readonly Dictionary<string, ProgressTask> bars = [];

        public void Report(Step value)
        {
            if (!bars.TryGetValue(value.Name, out var bar))
            {
                foreach (var earlier in bars.Values) earlier.Value = earlier.MaxValue;
                bars.Add(value.Name, bar = context.AddTask(value.Name));
            }

            bar.IsIndeterminate = value.Total == 0;
            if (value.Total > 0) (bar.MaxValue, bar.Value) = (value.Total, value.Done);
        }
    }

    private sealed class Lines
    {
        private string? name;
        private long nextPercent;

        public void Report(Step value)
        {
            if (name != value.Name) (name, nextPercent) = (value.Name, 0);
            var percent = value.Total == 0 ? 0 : value.Done * 100 / value.Total;
            if (percent < nextPercent) return;
            nextPercent = percent - (percent % PercentPerLine) + PercentPerLine;
            Terminal.Error.Line(name + (value.Total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $": {percent} %")));
        }
    }
}
