using System.Xml.Linq;

namespace OrgChart.UnitTests.Architecture;

/// <summary>The layers, read from the project files.</summary>
[TestFixture]
public sealed class ProjectTests
{
    [TestCase("Domain", "")]
    [TestCase("Application", "Domain")]
    [TestCase("Infrastructure", "Application")]
    [TestCase("WebApi", "Infrastructure")]
    public void A_layer_knows_only_the_one_beneath_it(string project, string expected) => Assert.That(string.Join(' ', ReferencesOf(project)), Is.EqualTo(expected));

    [Test]
    public void There_are_four_projects_and_no_more() =>
        Assert.That(SourceTree.Files("src", "*.csproj").Select(file => file.Name), Is.EquivalentTo(new[] { "Domain.csproj", "Application.csproj", "Infrastructure.csproj", "WebApi.csproj" }));

    [Test]
    public void The_domain_needs_no_package() => Assert.That(Project("Domain").Descendants("PackageReference"), Is.Empty);

    [Test]
    public void The_application_needs_no_database_and_no_web_framework()
    {
        Assert.That(Project("Application").Descendants("FrameworkReference"), Is.Empty);
        Assert.That(
            Project("Application").Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
                .Where(name => name.Contains("EntityFramework", StringComparison.Ordinal) || name.Contains("AspNetCore", StringComparison.Ordinal)),
            Is.Empty);
    }

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(SourceTree.Root.FullName, "src", name, $"{name}.csproj"));

    private static IEnumerable<string> ReferencesOf(string name) =>
        Project(name).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
