using BenchmarkDotNet.Attributes;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Search;

namespace OrgChart.Benchmarks;

/// <summary>Search among the names of people by names with two letters swapped; each call takes the next query.</summary>
public class SearchBenchmarks
{
    private readonly List<TextHit> hits = [];
    private readonly Scorer scorer = new();
    private readonly NearWords near = new();
    private readonly CandidateSelection selection = new();
    private string[] names = [];
    private string[] typed = [];
    private TextIndex index = null!;
    private SearchQuery[] queries = [];
    private int next;

    [GlobalSetup]
    public void Prepare()
    {
        var employees = Demo.Loaded.Employees;
        names = [.. Enumerable.Range(0, employees.Count).Select(place => TextFolding.Fold(employees.DisplayName(place))).Distinct()];
        index = new TextIndex(names);
        typed = [.. names.Where((_, i) => i % 10 == 0).Select(name => Swap(name, name.Length - 3))];
        queries = [.. typed.Select(name => new SearchQuery(name))];
    }

    /// <summary>All of a search, from what was typed.</summary>
    [Benchmark]
    public int Search()
    {
        hits.Clear();
        next = (next + 1) % typed.Length;
        TextSearcher.OfThread.Search(new SearchQuery(typed[next]), index, Costs.OfNames, accepts: null, hits);
        return hits.Count;
    }

    /// <summary>The words near the first typed one.</summary>
    [Benchmark]
    public int FindNearWords()
    {
        near.Begin(Next(), index);
        return near.Find(0, Costs.OfNames.LeftOver).Length;
    }

    /// <summary>The same, and the names that have the best of them.</summary>
    [Benchmark]
    public int SelectCandidates()
    {
        near.Begin(Next(), index);
        selection.Begin(index);
        selection.AddBest(near.Find(0, Costs.OfNames.LeftOver), typed: 0, of: 1, toCome: 0);
        return selection.Best(accepts: null, least: 1).Length;
    }

    /// <summary>Re-ranking of one candidate, the right one, no pair of words compared before.</summary>
    [Benchmark]
    public int Rerank()
    {
        var query = Next();
        near.Begin(query, index);
        return scorer.Cost(query, index, next * 10, near, Costs.OfNames);
    }

    /// <summary>Indexing of all names.</summary>
    [Benchmark]
    public int BuildIndex() => new TextIndex(names).Count;

    private static string Swap(string name, int at) => name[..at] + name[at + 1] + name[at] + name[(at + 2)..];

    private SearchQuery Next() => queries[next = (next + 1) % queries.Length];
}
