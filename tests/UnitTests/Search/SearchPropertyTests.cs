using FsCheck;
using FsCheck.Fluent;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Search;

namespace OrgChart.UnitTests.Search;

/// <summary>On random directories of names: everybody is found by what somebody is likely to type.</summary>
[TestFixture]
internal sealed class SearchPropertyTests
{
    private const int LongWord = 6;
    private const int FirstPage = 10;

    private static readonly string[] Syllables =
        ["ma", "ri", "lon", "bec", "tre", "mou", "lec", "san", "del", "ver", "pic", "hol", "gar", "nel", "wyn", "fos", "jac", "que", "thi", "bau"];

    private static readonly string[] Particles = ["le", "de la", "van der", "mac"];

    /// <summary>Some hundred different names: given name, sometimes a particle, surname.</summary>
    private static readonly Arbitrary<string[]> Directories = Arb.From(
        Gen.ListOf(
            from given in Word(2, 3)
            from particle in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Elements(Particles)))
            from surname in Word(2, 4)
            select $"{given} {particle} {surname}".Replace("  ", " ", StringComparison.Ordinal)).Select(names => names.Distinct(StringComparer.Ordinal).Take(300).ToArray())
        .Where(names => names.Length > 0));

    [Test]
    public void Everybody_is_found_first_by_the_own_name() => ForSome((names, name) =>
        Assert.That(Find(names, name)[0], Is.EqualTo(name)));

    [Test]
    public void Everybody_is_found_first_by_the_own_words_in_any_order() => ForSome((names, name) =>
    {
        foreach (var words in Permutations(name.Split(' ')))
            Assert.That(Sorted(Find(names, string.Join(' ', words))[0]), Is.EqualTo(Sorted(name)), string.Join(' ', words));
    });

    [Test]
    public void Everybody_is_found_on_the_first_page_with_any_single_slip_in_a_long_word() => ForSome((names, name) =>
    {
        foreach (var typed in SingleEdits(name))
            Assert.That(Find(names, typed).Take(FirstPage), Does.Contain(name), typed);
    });

    [Test]
    public void Accents_case_and_punctuation_make_no_difference() => ForSome((names, name) =>
        Assert.That(Find(names, name.ToUpperInvariant().Replace('E', 'É').Replace(' ', '-')), Is.EqualTo(Find(names, name))));

    [Test]
    public void The_same_query_gives_the_same_order_on_every_thread() => ForSome((names, name) =>
    {
        var once = Find(names, name);
        var elsewhere = new List<string>[4];
        Parallel.For(0, elsewhere.Length, i => elsewhere[i] = Find(names, name));
        Assert.That(elsewhere, Is.All.EqualTo(once));
    });

    private static Gen<string> Word(int least, int most) =>
        from count in Gen.Choose(least, most)
        from syllables in Gen.ArrayOf(Gen.Elements(Syllables), count)
        select string.Concat(syllables);

    /// <summary>Checks a property of some names of random directories.</summary>
    private static void ForSome(Action<string[], string> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(200),
        Prop.ForAll(Directories, names =>
        {
            foreach (var name in names.Take(10)) holds(names, name);
        }));

    private static List<string> Find(string[] names, string typed)
    {
        var texts = names.Order(StringComparer.Ordinal).ToList();
        var hits = new List<TextHit>();
        TextSearcher.OfThread.Search(new SearchQuery(typed), new TextIndex(texts), Costs.OfNames, accepts: null, hits);
        return [.. hits.OrderBy(hit => hit.Cost).ThenBy(hit => hit.Text).Select(hit => texts[hit.Text])];
    }

    private static string Sorted(string name) => string.Join(' ', name.Split(' ').Order(StringComparer.Ordinal));

    private static IEnumerable<string[]> Permutations(string[] words) => words.Length <= 1
        ? [words]
        : words.SelectMany((word, i) => Permutations([.. words[..i], .. words[(i + 1)..]]).Select(rest => (string[])[word, .. rest]));

    /// <summary>A letter left out, changed, doubled, or changed over with the next, at each place of each long word.</summary>
    private static IEnumerable<string> SingleEdits(string name)
    {
        var words = name.Split(' ');
        for (var w = 0; w < words.Length; w++)
        {
            var word = words[w];
            if (word.Length < LongWord) continue;
            for (var i = 0; i < word.Length; i++)
            {
                yield return With(w, word.Remove(i, 1));
                yield return With(w, word.Remove(i, 1).Insert(i, "z"));
                yield return With(w, word.Insert(i, word[i].ToString()));
                if (i + 1 < word.Length) yield return With(w, word.Remove(i, 1).Insert(i + 1, word[i].ToString()));
            }
        }

        string With(int place, string other) => string.Join(' ', words.Select((word, i) => i == place ? other : word));
    }
}
