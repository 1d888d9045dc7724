using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Sessions;

[TestFixture]
public sealed class SessionTests
{
    [Test]
    public void A_session_lives_for_30_days_at_most()
    {
        var session = Begin();

        Assert.That(session.IsLive(A.Earlier), Is.True);
        Assert.That((session.IsLive(A.Earlier.AddDays(30).AddTicks(-1)), session.IsLive(A.Earlier.AddDays(30))), Is.EqualTo((true, false)));
        session.Use(A.Earlier.AddDays(29));
        Assert.That((session.Until, session.LastUsedAt), Is.EqualTo((A.Earlier.AddDays(30), A.Earlier.AddDays(29))), "however often it is used");
    }

    [Test]
    public void An_ended_session_stays_ended_since_it_ended_first()
    {
        var session = Begin();
        session.End(A.LoadStart);
        session.End(A.LoadStart.AddDays(1));

        Assert.That((session.IsLive(A.Earlier), session.EndedAt), Is.EqualTo((false, (DateTime?)A.LoadStart)));
    }

    [Test]
    public void A_second_factor_confirmed_within_makes_it_strong()
    {
        var session = Begin();
        Assert.That(session.IsStrong, Is.False);
        session.Strengthen();
        Assert.That(session.IsStrong, Is.True);
    }

    [Test]
    public void What_a_browser_calls_itself_is_cut_to_what_the_table_holds() =>
        Assert.That(Begin(new string('x', 500)).UserAgent, Is.EqualTo(new string('x', Session.MaxUserAgentLength)));

    private static Session Begin(string? agent = null) => Session.Begin(new SessionId(1), new UserId(2), new(null, "directory:read", "192.0.2.1", agent), isStrong: false, A.Earlier);
}
