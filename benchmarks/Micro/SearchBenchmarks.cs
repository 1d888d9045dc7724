using BenchmarkDotNet.Attributes;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Search;

namespace OrgChart.Benchmarks;

/// <summary>Search among the names of people by names with two letters swapped; each call takes the next query.</summary>
public class SearchBenchmarks
{
    private readonly List<TextHit> hits = [];
    private readonly Scorer scorer = new();
    private string[] names = [];
    private TextIndex index = null!;
    private SearchQuery[] queries = [];
    private int next;

    [GlobalSetup]
    public void Prepare()
    {
        var employees = Demo.Loaded.Employees;
        names = [.. Enumerable.Range(0, employees.Count).Select(place => TextFolding.Fold(employees.DisplayName(place))).Distinct()];
        index = new TextIndex(names);
        queries = [.. names.Where((_, i) => i % 10 == 0).Select(name => new SearchQuery(Swap(name, name.Length - 3)))];
    }

    /// <summary>Candidates by trigrams, the best re-ranked.</summary>
    [Benchmark]
    public int Search()
    {
        hits.Clear();
        TextSearcher.OfThread.Search(Next(), index, Costs.OfNames, accepts: null, hits);
        return hits.Count;
    }

    /// <summary>Re-ranking of one candidate: the right one.</summary>
    [Benchmark]
    public double Rerank()
    {
        var query = Next();
        return scorer.Cost(query, index, next * 10, Costs.OfNames);
    }

    /// <summary>Indexing of all names.</summary>
    [Benchmark]
    public int BuildIndex() => new TextIndex(names).Count;

    private static string Swap(string name, int at) => name[..at] + name[at + 1] + name[at] + name[(at + 2)..];

    private SearchQuery Next() => queries[next = (next + 1) % queries.Length];
}
