namespace OrgChart.UnitTests.Directory;

/// <summary>The directories that every fixture here is tried on.</summary>
internal static class Examples
{
    public static IEnumerable<TestFixtureData> All()
    {
        yield return Of("nothing", 1, 0, 0);
        yield return Of("one unit without people", 2, 1, 0);
        yield return Of("one unit with people", 3, 1, 20);
        yield return Of("departments only", 4, 30, 60, RandomDirectory.Form.Flat);
        for (var seed = 5; seed < 9; seed++) yield return Of($"small {seed}", seed, 12, 40);
        for (var seed = 9; seed < 12; seed++) yield return Of($"medium {seed}", seed, 200, 900);
        yield return Of("more units than people", 12, 300, 25);
        yield return Of("a short chain", 13, 40, 120, RandomDirectory.Form.Chain);
    }

    private static TestFixtureData Of(string name, int seed, int units, int employees, RandomDirectory.Form form = RandomDirectory.Form.Bushy) =>
        new TestFixtureData(seed, units, employees, form).SetArgDisplayNames(name);
}
