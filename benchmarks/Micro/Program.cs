using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OrgChart.Benchmarks;

// Without arguments: all inner loops on the demo organisation; BenchmarkDotNet's own arguments work, e.g. --filter *Chart*.
// memory FILE: what the directory of an SQLite database takes in memory, as JSON.
if (args is ["memory", var file])
{
    ConsoleLogger.Default.WriteLine(await DirectoryMemory.MeasureAsync(file));
    return;
}

await Demo.LoadAsync();

// In this process: the projects that BenchmarkDotNet generates do not build under central package versions.
var job = Job.ShortRun.WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default)
    .WithOptions(ConfigOptions.JoinSummary).HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount);
BenchmarkSwitcher.FromAssembly(typeof(Demo).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
