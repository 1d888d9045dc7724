using BenchmarkDotNet.Attributes;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Benchmarks;

/// <summary>Folding of names, once for every name at start and once for every query.</summary>
public class FoldingBenchmarks
{
    [Params("Margaret Robinson", "Jean-François Œuvrard")]
    public string Name { get; set; } = "";

    [Benchmark]
    public string Fold() => TextFolding.Fold(Name);
}
