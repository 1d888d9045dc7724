using FsCheck;
using FsCheck.Fluent;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.SharedKernel;

[TestFixture]
public sealed class IdListTests
{
    [Test]
    public void Ids_are_read_as_they_were_written() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ids => Assert.That(IdList.Read(IdList.Write(ids)), Is.EqualTo(ids))));

    [Test]
    public void No_ids_are_no_text() => Assert.That(IdList.Write([]), Is.Null);

    [TestCase(null)]
    [TestCase("")]
    public void No_text_has_no_ids(string? text) => Assert.That(IdList.Read(text), Is.Empty);

    [Test]
    public void The_order_is_kept() => Assert.That(IdList.Write([12, 7, 45]), Is.EqualTo("12,7,45"));
}
