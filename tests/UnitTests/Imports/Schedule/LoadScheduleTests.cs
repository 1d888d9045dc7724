using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports.Schedule;

/// <summary>When a server loads from the source: once a turn, again after a failure, and at the same time of day for ever.</summary>
[TestFixture]
public sealed class LoadScheduleTests
{
    private const string Source = "source";
    private static readonly DateTime Start = A.LoadStart;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Test]
    public void What_was_never_done_is_due()
    {
        var schedule = LoadSchedule.New();

        Assert.That(schedule.IsDue(Source, Day, isStart: false, Start), Is.True);
        Assert.That((schedule.Tag, schedule.Outcome, schedule.EndedAt, schedule.Failures), Is.EqualTo(((string?)null, (string?)null, (DateTime?)null, 0)));
    }

    [Test]
    public void While_a_server_is_at_it_no_other_begins_until_it_is_silent_for_too_long()
    {
        var schedule = Begun();

        schedule.GoOn(Start.AddMinutes(4));

        Assert.That(IsDue(schedule, Start.AddMinutes(4) + LoadSchedule.Silence - Moment), Is.False);
        Assert.That(schedule.IsDue("other", Day, isStart: true, Start.AddMinutes(5)), Is.False, "not even with other settings");
        Assert.That(IsDue(schedule, Start.AddMinutes(4) + LoadSchedule.Silence), Is.True);
    }

    [Test]
    public void A_server_that_stops_lets_another_one_take_over_at_once()
    {
        var schedule = Begun();

        schedule.LetGo(Start.AddMinutes(1));

        Assert.That(IsDue(schedule, Start.AddMinutes(1)), Is.True);
    }

    [Test]
    public void Who_goes_on_with_a_turn_that_was_left_keeps_its_time_of_day()
    {
        var schedule = Loaded();
        foreach (var turn in (int[])[1, 2])
        {
            var due = Start + (turn * Day);
            schedule.Begin(Source, due.AddSeconds(4));
            schedule.LetGo(due.AddMinutes(3));
            Assert.That((schedule.IsRunning, IsDue(schedule, due.AddMinutes(3) - Moment)), Is.EqualTo((false, false)), "somebody may leave it for a while");
            schedule.Begin(Source, due.AddMinutes(3));
            schedule.NoteUnchanged(Day, due.AddMinutes(4));

            Assert.That((schedule.NextAt, schedule.Failures), Is.EqualTo((due + Day, 0)));
        }
    }

    [Test]
    public void Servers_that_fall_silent_time_and_again_are_a_failure_and_the_next_attempt_is_later()
    {
        var schedule = Loaded();
        var now = Start + Day;
        schedule.Begin(Source, now);
        foreach (var failures in (int[])[1, 2])
        {
            now += LoadSchedule.Silence;
            Assert.That((schedule.NoteSilence(Day, now), schedule.Failures), Is.EqualTo((true, failures)), "another server may have been killed by something else");
            schedule.Begin(Source, now);
        }

        now += LoadSchedule.Silence;
        Assert.That(schedule.NoteSilence(Day, now), Is.False);

        Assert.That((schedule.Failures, schedule.IsRunning, schedule.NextAt, schedule.Outcome, schedule.Tag), Is.EqualTo((3, false, now.AddMinutes(20), "import.interrupted", "\"1\"")));
        schedule.Begin(Source, schedule.NextAt);
        schedule.NoteUnchanged(Day, now.AddMinutes(21));
        Assert.That((schedule.NextAt, schedule.Failures), Is.EqualTo((Start + (2 * Day), 0)));
    }

    [Test]
    public void A_turn_that_began_while_the_clock_was_wrong_keeps_nobody_waiting_until_then()
    {
        var schedule = LoadSchedule.New();
        schedule.Begin(Source, Start.AddYears(10));

        Assert.That(IsDue(schedule, Start), Is.True);
        schedule.NoteUnchanged(Day, Start.AddYears(10));
        Assert.That(IsDue(schedule, Start), Is.True);
        schedule.Begin(Source, Start);
        schedule.NoteUnchanged(Day, Start.AddMinutes(1));
        Assert.That(schedule.NextAt, Is.EqualTo(Start + Day));
    }

    [Test]
    public void Clocks_of_servers_may_differ_a_little()
    {
        var schedule = Loaded();

        Assert.That(IsDue(schedule, Start.AddMinutes(-4)), Is.False, "the next turn is a whole interval and a little more away");
        schedule.Begin(Source, Start + Day);
        Assert.That(IsDue(schedule, Start + Day - TimeSpan.FromMinutes(4)), Is.False);
    }

    [Test]
    public void What_failed_is_tried_again_when_a_server_starts_as_its_settings_may_be_mended()
    {
        var schedule = Begun();
        schedule.NoteFailure("download.refused", "The source answers 401 instead of the file.", Day, Start);

        Assert.That(IsDue(schedule, Start + Moment), Is.False);
        Assert.That(schedule.IsDue(Source, Day, isStart: true, Start + Moment), Is.True);
    }

    [Test]
    public void Turns_keep_their_time_of_day_however_long_one_takes_and_whoever_finishes_it()
    {
        var schedule = Begun();
        schedule.Begin(Source, Start.AddMinutes(6));
        schedule.NoteLoaded("\"1\"", new ImportId(7), Day, Start.AddMinutes(20));
        Assert.That(schedule.NextAt, Is.EqualTo(Start + Day));

        schedule.Begin(Source, Start + Day + TimeSpan.FromSeconds(9));
        schedule.NoteUnchanged(Day, Start + Day + TimeSpan.FromSeconds(30));
        Assert.That(schedule.NextAt, Is.EqualTo(Start + (2 * Day)));

        schedule.Begin(Source, Start + (5.5 * Day));
        schedule.NoteUnchanged(Day, Start + (5.5 * Day));
        Assert.That(schedule.NextAt, Is.EqualTo(Start + (6 * Day)), "turns that nobody was there for are left out");
    }

    [Test]
    public void A_turn_that_lasts_until_the_next_one_is_followed_by_the_one_after_it()
    {
        var schedule = Begun();

        schedule.NoteUnchanged(TimeSpan.FromHours(1), Start.AddHours(1));

        Assert.That(schedule.NextAt, Is.EqualTo(Start.AddHours(2)));
    }

    [Test]
    public void After_failures_the_next_attempt_is_later_each_time_but_not_later_than_six_hours()
    {
        var schedule = LoadSchedule.New();
        var (now, pauses) = (Start, new List<double>());
        for (var failure = 1; failure <= 20; failure++)
        {
            schedule.Begin(Source, now);
            schedule.NoteFailure("download.broken", "It broke.", Day, now);
            pauses.Add((schedule.NextAt - now).TotalMinutes);
            now = schedule.NextAt;
        }

        Assert.That(pauses.Take(8), Is.EqualTo(new[] { 5.0, 10, 20, 40, 80, 160, 320, 360 }));
        Assert.That(pauses.Skip(8), Is.All.EqualTo(360));
        Assert.That(schedule.Failures, Is.EqualTo(20));
    }

    [Test]
    public void The_next_attempt_is_not_later_than_the_next_turn_would_be()
    {
        var schedule = Begun();
        for (var failure = 1; failure <= 5; failure++) schedule.NoteFailure("download.broken", "It broke.", TimeSpan.FromMinutes(30), Start);

        Assert.That(schedule.NextAt, Is.EqualTo(Start.AddMinutes(30)));
    }

    [Test]
    public void A_failure_leaves_the_tag_as_it_was_and_says_what_went_wrong()
    {
        var schedule = Loaded();
        schedule.Begin(Source, Start + Day);

        schedule.NoteFailure("download.refused", "The source answers 500 instead of the file.", Day, Start + Day + Moment);

        Assert.That((schedule.Tag, schedule.ImportId), Is.EqualTo(("\"1\"", (ImportId?)new ImportId(7))));
        Assert.That((schedule.Outcome, schedule.Message, schedule.EndedAt, schedule.IsRunning), Is.EqualTo(("download.refused", "The source answers 500 instead of the file.", (DateTime?)(Start + Day + Moment), false)));
    }

    [Test]
    public void After_failures_that_end_well_turns_are_at_their_old_time_of_day()
    {
        var schedule = Begun();
        schedule.NoteFailure("download.broken", "It broke.", Day, Start.AddMinutes(2));
        schedule.Begin(Source, schedule.NextAt);

        schedule.NoteLoaded("\"2\"", new ImportId(8), Day, Start.AddMinutes(10));

        Assert.That((schedule.NextAt, schedule.Failures, schedule.Message), Is.EqualTo((Start + Day, 0, (string?)null)));
        Assert.That((schedule.Tag, schedule.ImportId, schedule.Outcome), Is.EqualTo(("\"2\"", (ImportId?)new ImportId(8), LoadSchedule.Loaded)));
    }

    [Test]
    public void What_is_unchanged_or_cancelled_leaves_the_tag_and_waits_for_the_next_turn()
    {
        foreach (var (end, outcome) in new (Action<LoadSchedule>, string)[]
        {
            (schedule => schedule.NoteUnchanged(Day, Start + Day + Moment), LoadSchedule.Unchanged), (schedule => schedule.NoteCancelled(Day, Start + Day + Moment), LoadSchedule.Cancelled),
        })
        {
            var schedule = Loaded();
            schedule.Begin(Source, Start + Day);

            end(schedule);

            Assert.That((schedule.Outcome, schedule.Tag, schedule.NextAt, schedule.IsRunning), Is.EqualTo((outcome, "\"1\"", Start + (2 * Day), false)));
        }
    }

    [Test]
    public void Other_settings_are_loaded_when_a_server_starts_with_them_and_know_no_tag()
    {
        var schedule = Loaded();
        Assert.That(schedule.IsDue("other", Day, isStart: false, Start.AddHours(1)), Is.False, "servers whose settings differ would load in turns");
        Assert.That(schedule.IsDue("other", Day, isStart: true, Start.AddHours(1)), Is.True);
        Assert.That(schedule.IsDue(Source, Day, isStart: true, Start.AddHours(1)), Is.False);

        schedule.Begin("other", Start.AddHours(1));

        Assert.That((schedule.Tag, schedule.ImportId, schedule.DueAt), Is.EqualTo(((string?)null, (ImportId?)null, Start.AddHours(1))));
    }

    [Test]
    public void A_shorter_interval_holds_at_once()
    {
        var schedule = Loaded();

        Assert.That(schedule.IsDue(Source, TimeSpan.FromHours(2), isStart: false, Start.AddHours(1)), Is.True);
        schedule.Begin(Source, Start.AddHours(1));
        schedule.NoteUnchanged(TimeSpan.FromHours(2), Start.AddHours(1));
        Assert.That(schedule.NextAt, Is.EqualTo(Start.AddHours(3)));
    }

    [Test]
    public void A_tag_that_is_too_long_to_keep_is_forgotten()
    {
        var schedule = Begun();

        schedule.NoteLoaded(new string('x', LoadSchedule.MaxTagLength + 1), new ImportId(7), Day, Start);

        Assert.That(schedule.Tag, Is.Null);
    }

    private static bool IsDue(LoadSchedule schedule, DateTime now) => schedule.IsDue(Source, Day, isStart: false, now);

    private static LoadSchedule Begun()
    {
        var schedule = LoadSchedule.New();
        schedule.Begin(Source, Start);
        return schedule;
    }

    private static LoadSchedule Loaded()
    {
        var schedule = Begun();
        schedule.NoteLoaded("\"1\"", new ImportId(7), Day, Start.AddMinutes(1));
        return schedule;
    }
}
