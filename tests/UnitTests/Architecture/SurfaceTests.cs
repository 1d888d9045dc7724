using OrgChart.Infrastructure;

namespace OrgChart.UnitTests.Architecture;

/// <summary>What a layer shows to the one above it.</summary>
[TestFixture]
public sealed class SurfaceTests
{
    [Test]
    public void Infrastructure_shows_only_its_registration_and_its_options()
    {
        var shown = typeof(InfrastructureServices).Assembly.GetExportedTypes()
            .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal))   // generated
            .Select(type => type.Name).ToList();

        Assert.That(shown, Does.Contain(nameof(InfrastructureServices)));
        Assert.That(shown.Where(name => name != nameof(InfrastructureServices) && !name.EndsWith("Options", StringComparison.Ordinal)), Is.Empty);
    }
}
