using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.UnitTests.Persistence;

[TestFixture]
public sealed class DatabaseUrlTests
{
    [TestCase("sqlite:data/orgchart.db", "Data Source=data/orgchart.db")]
    [TestCase("sqlite://data/orgchart.db", "Data Source=data/orgchart.db")]
    [TestCase("sqlite:/data/orgchart.db", "Data Source=/data/orgchart.db")]
    [TestCase("sqlite:///data/orgchart.db", "Data Source=/data/orgchart.db")]
    [TestCase("SQLite:data/orgchart.db", "Data Source=data/orgchart.db")]
    public void It_names_an_embedded_database_by_its_path(string url, string connectionString) =>
        Assert.That(DatabaseUrl.Read(url), Is.EqualTo(("Sqlite", connectionString)));

    [TestCase("sqlite:")]
    [TestCase("sqlite://")]
    [TestCase("nonsense")]
    [TestCase("mysql://host/db")]
    [TestCase(":data/orgchart.db")]
    public void Another_form_is_refused_with_the_form_that_is_known(string url) =>
        Assert.That(() => DatabaseUrl.Read(url), Throws.TypeOf<OperationRefusedException>().With.Message.Contains("DATABASE_URL").And.Message.Contains("sqlite:data/orgchart.db"));

    [Test]
    public void A_refusal_does_not_repeat_the_password() =>
        Assert.That(() => DatabaseUrl.Read("mysql://user:secret@host/db"), Throws.TypeOf<OperationRefusedException>().With.Message.Not.Contains("secret"));
}
