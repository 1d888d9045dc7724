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

    [TestCase("postgres://db/orgchart", "Host=db;Database=orgchart")]
    [TestCase("postgresql://me@db:5433/orgchart", "Host=db;Database=orgchart;Port=5433;Username=me")]
    [TestCase("postgres://me:p%40ss%3Aw%3Bord@db/orgchart?sslmode=verify-full", "Host=db;Database=orgchart;Username=me;Password=\"p@ss:w;ord\";SSL Mode=verifyfull")]
    [TestCase("postgres://[::1]:5432/my%20db?connect_timeout=3&application_name=a-b", "Host=::1;Database=\"my db\";Port=5432;Timeout=3;Application Name=a-b")]
    public void It_names_a_database_on_a_server_with_user_and_password(string url, string connectionString) =>
        Assert.That(DatabaseUrl.Read(url), Is.EqualTo(("PostgreSql", connectionString)));

    [Test]
    public void A_parameter_that_is_not_known_is_refused_with_those_that_are() => Assert.That(
        () => DatabaseUrl.Read("postgres://me:secret@db/orgchart?sslmoed=require"),
        Throws.TypeOf<OperationRefusedException>().With.Message.Contains("sslmoed").And.Message.Contains("sslmode").And.Message.Not.Contains("secret"));

    [TestCase("postgres://")]
    [TestCase("postgres://db")]
    [TestCase("postgres://me:secret@db/")]
    [TestCase("sqlite:")]
    [TestCase("sqlite://")]
    [TestCase("nonsense")]
    [TestCase("mysql://host/db")]
    [TestCase(":data/orgchart.db")]
    public void Another_form_is_refused_with_the_form_that_is_known(string url) =>
        Assert.That(() => DatabaseUrl.Read(url), Throws.TypeOf<OperationRefusedException>().With.Message.Contains("DATABASE_URL").And.Message.Contains("sqlite:data/orgchart.db"));

    [TestCase("mysql://user:secret@host/db")]
    [TestCase("Host=db;Username=u;Password=secret;Options=-c x:y")]
    [TestCase("secret:secret@db")]
    public void A_refusal_does_not_repeat_the_password(string url) =>
        Assert.That(() => DatabaseUrl.Read(url), Throws.TypeOf<OperationRefusedException>().With.Message.Not.Contains("secret"));
}
