using System.Runtime.Versioning;
using Microsoft.Extensions.Options;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Security;

[TestFixture]
public sealed class SigningKeysTests
{
    private static readonly DateTime Now = A.LoadStart;

    private SkippingTime time = null!;
    private string folder = null!;
    private SigningKeys keys = null!;

    [SetUp]
    public void MakeFolder()
    {
        time = new(Now);
        folder = Path.Combine(System.IO.Directory.CreateTempSubdirectory("orgchart-keys-").FullName, "keys");
        keys = new(Options.Create(new SecurityOptions { KeyFolder = folder }), time);
    }

    [TearDown]
    public void RemoveFolder() => System.IO.Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Test]
    public void The_newest_key_whose_time_has_come_signs()
    {
        var (old, current) = (Generate(Now.AddDays(-2)), Generate(Now.AddHours(-1)));
        var next = Generate(Now.AddMinutes(15));

        Assert.That(keys.Current.KeyId, Is.EqualTo(current));
        Assert.That(keys.All.Select(key => key.Kid), Is.EqualTo(new[] { old, current, next }), "the next one is published ahead");
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.That(keys.Current.KeyId, Is.EqualTo(next));
    }

    [Test]
    public void The_first_key_signs_even_if_its_time_has_not_come()
    {
        var only = Generate(Now.AddMinutes(15));

        Assert.That(keys.Current.KeyId, Is.EqualTo(only));
    }

    [Test]
    public void Without_a_key_nothing_is_signed() => Assert.That(() => keys.Current, Throws.InvalidOperationException);

    [Test]
    public void Any_key_that_there_is_checks_but_only_what_names_it()
    {
        var (old, current) = (Generate(Now.AddDays(-2)), Generate(Now.AddHours(-1)));

        Assert.That((keys.ByKid(old).Single().KeyId, keys.ByKid(current).Single().KeyId), Is.EqualTo((old, current)));
        Assert.That((keys.ByKid("unknown").Count(), keys.ByKid(null).Count(), keys.ByKid("").Count()), Is.EqualTo((0, 0, 0)), "nobody is asked to try them all");
    }

    [Test]
    public void A_key_that_another_instance_made_is_found_two_seconds_later()
    {
        Generate(Now.AddDays(-1));
        Assert.That(keys.ByKid("other"), Is.Empty);
        var made = Generate(Now);

        Assert.That(keys.ByKid(made), Is.Empty, "the folder is not read for every stranger");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(keys.ByKid(made).Single().KeyId, Is.EqualTo(made));
    }

    [Test]
    public void A_key_that_was_taken_away_is_not_believed_half_a_minute_later()
    {
        Generate(Now.AddHours(-1));
        var stolen = Generate(Now.AddDays(-2));
        Assert.That(keys.ByKid(stolen), Is.Not.Empty);
        foreach (var file in System.IO.Directory.GetFiles(folder, $"*{stolen}*")) File.Delete(file);

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(keys.ByKid(stolen), Is.Empty);
    }

    [Test]
    public void A_key_is_retired_two_hours_after_its_successor_began_to_sign()
    {
        var (first, second) = (Generate(Now.AddDays(-2)), Generate(Now.AddHours(-3)));
        Generate(Now.AddHours(-1));

        Assert.That(SigningKeys.RetiredIn(folder, Now).Select(key => key.Kid), Is.EqualTo(new[] { first }));
        Assert.That(SigningKeys.RetiredIn(folder, Now.AddHours(2)).Select(key => key.Kid), Is.EqualTo(new[] { first, second }), "and never the last");
    }

    [Test]
    public void A_retired_key_is_not_believed_though_its_file_is_there()
    {
        var (old, current) = (Generate(Now.AddDays(-2)), Generate(Now.AddHours(-1)));
        Assert.That(keys.ByKid(old), Is.Not.Empty);
        var before = keys.Removals;

        time.Advance(TimeSpan.FromMinutes(61));

        Assert.That(keys.ByKid(old), Is.Empty);
        Assert.That(keys.All.Select(key => key.Kid), Is.EqualTo(new[] { current }));
        Assert.That(keys.Removals, Is.GreaterThan(before), "tokens that are known are checked again");
        Assert.That(System.IO.Directory.GetFiles(folder), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_file_that_only_has_a_kid_for_a_name_signs_from_the_beginning()
    {
        var file = SigningKeys.Generate(folder, Now);
        File.Move(file, Path.Combine(folder, "old.pem"));
        Assert.That((keys.Current.KeyId, keys.All.Single().From), Is.EqualTo(("old", DateTime.MinValue)));
    }

    [Test]
    [UnsupportedOSPlatform("windows"), Platform(Exclude = "Win", Reason = "Windows has no modes of files.")]
    public void Keys_are_for_their_owners_eyes_only()
    {
        var file = SigningKeys.Generate(folder, Now);

        Assert.That((File.GetUnixFileMode(file), File.GetUnixFileMode(folder)), Is.EqualTo((UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
    }

    private string Generate(DateTime from)
    {
        var name = Path.GetFileNameWithoutExtension(SigningKeys.Generate(folder, from));
        return name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
    }
}
