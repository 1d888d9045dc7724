using System.Globalization;
using OrgChart.Application.Imports;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary>Shows how far a load has come: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressBar
{
    private const int PercentPerLine = 25;

    /// <summary>Runs some work and shows its progress on standard error.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work) =>
        Terminal.Error.Profile.Out.IsTerminal ? AsBarAsync(work) : work(new Lines());

    private static string Name(ImportStage stage) => stage switch
    {
        ImportStage.Reading => "Reading the file",
        ImportStage.Comparing => "Comparing with the directory",
        _ => "Writing",
    };

    private static Task<T> AsBarAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work) =>
        Terminal.Error.Progress().StartAsync(context => work(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Dictionary<ImportStage, ProgressTask> bars = [];

        public void Report(ImportProgress value)
        {
            if (!bars.TryGetValue(value.Stage, out var bar))
            {
                foreach (var earlier in bars.Values) earlier.Value = earlier.MaxValue;
                bars.Add(value.Stage, bar = context.AddTask(Name(value.Stage)));
            }

            bar.IsIndeterminate = value.Total == 0;
            if (value.Total > 0) (bar.MaxValue, bar.Value) = (value.Total, value.Done);
        }
    }

    private sealed class Lines : IProgress<ImportProgress>
    {
        private ImportStage? stage;
        private long nextPercent;

        public void Report(ImportProgress value)
        {
            if (stage != value.Stage) (stage, nextPercent) = (value.Stage, 0);
            var percent = value.Total == 0 ? 0 : value.Done * 100 / value.Total;
            if (percent < nextPercent) return;
            nextPercent = percent - (percent % PercentPerLine) + PercentPerLine;
            Terminal.Error.Line(Name(value.Stage) + (value.Total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $": {percent} %")));
        }
    }
}
