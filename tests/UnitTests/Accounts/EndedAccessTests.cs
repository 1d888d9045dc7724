using OrgChart.Infrastructure.Persistence.Access;

namespace OrgChart.UnitTests.Accounts;

[TestFixture]
public sealed class EndedAccessTests
{
    private EndedAccess ended = null!;

    [SetUp]
    public void Begin() => ended = new();

    [Test]
    public void Nothing_has_ended_at_first() => Assert.That(ended.IsEnded("u12", 1, 40), Is.False);

    [TestCase(2, true)]
    [TestCase(3, false)]
    [TestCase(4, false)]
    public void Tokens_for_earlier_rights_have_ended(int version, bool isEnded)
    {
        ended.Add([Row("u12", 2), Row("u12", 3), Row("u12", 1)]);

        Assert.That((ended.IsEnded("u12", version, 40), ended.IsEnded("u13", version, 40), ended.IsEnded("c12", version, null)), Is.EqualTo((isEnded, false, false)));
    }

    [Test]
    public void All_of_a_deleted_accounts_tokens_have_ended()
    {
        ended.Add([Row("c5", int.MaxValue)]);

        Assert.That(ended.IsEnded("c5", 900, null), Is.True);
    }

    [Test]
    public void Tokens_of_an_ended_session_have_ended_and_no_others()
    {
        ended.Add([Row("s40", 0)]);

        Assert.That((ended.IsEnded("u12", 1, 40), ended.IsEnded("u12", 1, 41), ended.IsEnded("c40", 1, null)), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void What_is_read_anew_takes_the_place_of_what_was_read_before()
    {
        ended.Set([Row("s40", 0), Row("u12", 5)]);
        ended.Set([Row("u12", 3)]);

        Assert.That((ended.IsEnded("u12", 4, 40), ended.IsEnded("u12", 2, 40)), Is.EqualTo((false, true)));
    }

    [Test]
    public void What_this_instance_ended_while_a_reading_was_going_on_is_not_forgotten_by_it()
    {
        ended.Add([Row("s40", 0), Row("u12", 5)]);
        ended.Set([]);
        Assert.That((ended.IsEnded("u13", 1, 40), ended.IsEnded("u12", 4, 41)), Is.EqualTo((true, true)), "read before it was there");
        ended.Set([]);
        Assert.That(ended.IsEnded("u13", 1, 40), Is.True, "read before it was lasting");
        ended.Set([]);
        Assert.That(ended.IsEnded("u13", 1, 40), Is.False, "too old for any token");
    }

    private static AccessEndingRow Row(string subject, int version) => new() { Subject = subject, Version = version };
}
