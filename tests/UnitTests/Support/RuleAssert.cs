using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests;

/// <summary>Asserts that a rule keeps something from happening.</summary>
internal static class RuleAssert
{
    public static void Breaks(string code, Action action) =>
        Assert.That(() => action(), Throws.TypeOf<RuleBrokenException>().With.Property(nameof(CodedException.Code)).EqualTo(code));

    public static async Task BreaksAsync(string code, Func<Task> action)
    {
        var broken = await ThrowsAsync<RuleBrokenException>(action);
        Assert.That(broken.Code, Is.EqualTo(code));
    }

    /// <summary>The exception that an action ends with.</summary>
    public static async Task<T> ThrowsAsync<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
        }
        catch (T expected)
        {
            return expected;
        }

        throw new AssertionException($"Nothing was thrown instead of {typeof(T).Name}.");
    }
}
