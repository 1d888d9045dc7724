using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixture]
internal sealed class LeadershipTitlesTests
{
    [TestCase("Deputy Minister", "Associate Deputy Minister")]
    [TestCase("Associate Deputy Minister", "Assistant Deputy Minister")]
    [TestCase("Assistant Deputy Minister", "Director General")]
    [TestCase("Director General, Finance", "Director, Accounting")]
    [TestCase("A/Director", "Assistant Director")]
    [TestCase("Acting Director", "Manager")]
    [TestCase("Sous-ministre", "Sous-ministre adjointe")]
    [TestCase("Directrice générale", "Directeur")]
    [TestCase("Directrice par intérim", "Gestionnaire")]
    [TestCase("Minister of Fisheries", "Deputy Minister")]
    [TestCase("Ministre des Pêches", "Sous-ministre")]
    [TestCase("Director, Women's Health", "Manager")]
    [TestCase("Manager", "Supervisor")]
    [TestCase("Manager", "Chef d'équipe")]
    public void Who_leads_more_stands_higher(string higher, string lower) => Assert.That(RankOf(higher), Is.LessThan(RankOf(lower)).And.LessThan(LeadershipTitles.None));

    [TestCase("Executive Assistant to the Director")]
    [TestCase("Director's Assistant")]
    [TestCase("Administrative Assistant, Deputy Minister's Office")]
    [TestCase("Project Manager")]
    [TestCase("Presidential Historian")]
    [TestCase("Premier secrétaire")]
    [TestCase("Minister-Counsellor")]
    [TestCase("Director General's Office Administrator")]
    [TestCase("Director General’s Office Administrator")]
    [TestCase("Adjointe administrative de la directrice")]
    [TestCase("Headwaters Analyst")]
    [TestCase("")]
    public void Who_only_has_such_a_word_in_his_title_leads_nothing(string title) => Assert.That(RankOf(title), Is.EqualTo(LeadershipTitles.None));

    [Test]
    public void The_language_in_which_the_title_stands_higher_counts() =>
        Assert.That(LeadershipTitles.RankOf(new LocalizedText("Team member", "Directrice générale")), Is.EqualTo(RankOf("Director General")));

    private static int RankOf(string title) => LeadershipTitles.RankOf(new LocalizedText(title, null));
}
