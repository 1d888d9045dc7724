using BenchmarkDotNet.Attributes;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Benchmarks;

/// <summary>The chart of the demo's largest department: what its first request after a change pays, and what the others do.</summary>
public class ChartBenchmarks
{
    private Demo demo = null!;
    private ChartCache ready = null!;
    private int department;

    [GlobalSetup]
    public void Prepare()
    {
        demo = Demo.Loaded;
        ready = Empty();
        department = Enumerable.Range(0, demo.Units.Count).MaxBy(unit => demo.Units.End[unit] - unit);
        _ = Ready();
    }

    [Benchmark]
    public int Write() => Empty().Get(department, null, Language.English).Json.Length;

    [Benchmark]
    public int WriteAndCompress() => Empty().Get(department, null, Language.English).Brotli.Length;

    [Benchmark]
    public int Ready() => ready.Get(department, null, Language.English).Brotli.Length;

    private ChartCache Empty() => new(demo.Units, demo.Employees);
}
