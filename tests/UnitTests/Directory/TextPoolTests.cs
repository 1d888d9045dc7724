using System.Text;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixture]
public sealed class TextPoolTests
{
    [Test]
    public void Equal_texts_have_the_same_number_and_others_another_one()
    {
        var dice = new Dice(5);
        var pool = new TextPool();
        var expected = new List<string>();
        for (var i = 0; i < 20_000; i++)
        {
            var text = dice.OneOf(["", "é", "a", "aaaaaaaa", "Tremblay-", "\0"]) + new string('x', dice.Below(9)) + (dice.OneIn(3) ? "" : dice.Below(900));
            if (!expected.Contains(text)) expected.Add(text);

            Assert.That(pool.CodeOf(Encoding.UTF8.GetBytes(text)), Is.EqualTo(expected.IndexOf(text)));
        }

        Assert.That(expected, Has.Count.GreaterThan(4_000), "so many that the pool has grown more than once");
        Assert.That(pool.ToArray(), Is.EqualTo(expected));
    }
}
